import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('activities', '0009_signup_through'),
        ('groups', '0007_membership_through'),
        ('people', '0005_portrait'),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(max_length=24, unique=True)),
                ('purpose', models.CharField(blank=True, max_length=80)),
                ('until', models.DateField()),
                ('most', models.PositiveSmallIntegerField(null=True)),
                ('used', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('activity', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.activity')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-created_at'], name='invitation_of_person'), models.Index(fields=['group', '-created_at'], name='invitation_of_group')],
                'constraints': [models.CheckConstraint(condition=models.Q(('most', None), ('used__lte', models.F('most')), _connector='OR'), name='invitation_not_overused')],
            },
        ),
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='invitations.invitation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('host', 'person'), name='arrival_once_for_whoever_invited'), models.CheckConstraint(condition=models.Q(('host', models.F('person')), _negated=True), name='arrival_not_of_oneself')],
            },
        ),
    ]
