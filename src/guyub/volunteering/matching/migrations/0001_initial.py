import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('activities', '0002_reminders_and_repeats'),
        ('people', '0004_access_token'),
        ('places', '0002_indonesia'),
        ('skills', '0002_catalogue'),
    ]

    operations = [
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=160)),
                ('section', models.CharField(blank=True, max_length=1)),
                ('days', models.PositiveSmallIntegerField(default=127)),
                ('km', models.PositiveSmallIntegerField(default=25)),
                ('until', models.DateField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('skill', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='skills.skill')),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-made_at'], name='offer_of_person'), models.Index(condition=models.Q(('ended_at', None)), fields=['place', 'until'], name='offer_by_place')],
                'constraints': [models.CheckConstraint(condition=models.Q(('days__gte', 1), ('days__lte', 127)), name='offer_on_some_day')],
            },
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.activity')),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='matching.offer')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['activity'], name='suggestion_of_activity')],
                'constraints': [models.UniqueConstraint(fields=('person', 'activity'), name='suggestion_once')],
            },
        ),
    ]
