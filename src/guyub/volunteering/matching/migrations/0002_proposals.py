import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0007_house_limits'),
        ('core', '0003_job_tries'),
        ('groups', '0005_indexes'),
        ('matching', '0001_initial'),
        ('people', '0006_consents_to_proposals'),
        ('places', '0002_indonesia'),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wanted', models.JSONField(default=list)),
                ('until', models.DateField()),
                ('others', models.BooleanField(default=False)),
                ('fills', models.BooleanField(default=False)),
                ('seconds', models.PositiveSmallIntegerField(default=10)),
                ('figures', models.JSONField(default=dict)),
                ('findings', models.JSONField(default=dict)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('computed_at', models.DateTimeField(null=True)),
                ('approved_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('follows', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='matching.proposal')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group')),
                ('job', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.job')),
            ],
            options={
                'indexes': [models.Index(fields=['group', '-asked_at'], name='proposal_of_group')],
            },
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('metres', models.PositiveIntegerField(default=0)),
                ('by_hand', models.BooleanField(default=False)),
                ('locked_at', models.DateTimeField(null=True)),
                ('removed_at', models.DateTimeField(null=True)),
                ('asked_at', models.DateTimeField(null=True)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('declined_at', models.DateTimeField(null=True)),
                ('dropped_why', models.CharField(blank=True, max_length=12)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='activities.shift')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='matching.proposal')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('removed_at', None)), fields=['person', 'asked_at'], name='placement_of_person'), models.Index(condition=models.Q(('asked_at__isnull', False), ('removed_at', None)), fields=['shift'], name='placement_asked')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('proposal', 'shift', 'person'), name='placed_once')],
            },
        ),
        migrations.CreateModel(
            name='Readiness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('km', models.PositiveSmallIntegerField(default=25)),
                ('minutes', models.PositiveIntegerField(default=720)),
                ('slots', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('slots__gte', 1), ('slots__lt', 268435456)), name='ready_at_some_time')],
            },
        ),
    ]
