import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('groups', '0001_initial'),
        ('ledger', '0001_initial'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
        ('skills', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('service', 'Pelayanan'), ('relief', 'Kebencanaan'), ('environment', 'Lingkungan'), ('training', 'Pelatihan'), ('seminar', 'Seminar'), ('campaign', 'Kampanye'), ('meeting', 'Pertemuan'), ('other', 'Lainnya')], default='service', max_length=12)),
                ('title', models.CharField(max_length=120)),
                ('about', models.TextField(blank=True)),
                ('venue', models.CharField(blank=True, max_length=160)),
                ('directions', models.CharField(blank=True, max_length=300)),
                ('lat', models.FloatField(null=True)),
                ('lon', models.FloatField(null=True)),
                ('online_url', models.URLField(blank=True)),
                ('timezone', models.CharField(default='Asia/Jakarta', max_length=40)),
                ('bring', models.TextField(blank=True)),
                ('assistance', models.CharField(blank=True, max_length=300)),
                ('members_only', models.BooleanField(default=False)),
                ('rule', models.CharField(blank=True, max_length=200)),
                ('repeated_to', models.DateField(null=True)),
                ('starts_at', models.DateTimeField(null=True)),
                ('ends_at', models.DateTimeField(null=True)),
                ('next_at', models.DateTimeField(null=True)),
                ('least', models.PositiveIntegerField(default=0)),
                ('most', models.PositiveIntegerField(default=0)),
                ('taken', models.PositiveIntegerField(default=0)),
                ('waiting', models.PositiveIntegerField(default=0)),
                ('short', models.PositiveIntegerField(default=0)),
                ('uid', models.CharField(blank=True, max_length=200)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('published_at', models.DateTimeField(null=True)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('cancel_reason', models.CharField(blank=True, max_length=300)),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('field', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.field')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group')),
                ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('cancelled_at', None), ('published_at__isnull', False)), fields=['next_at', 'id'], name='activity_coming'), models.Index(condition=models.Q(('cancelled_at', None), ('published_at__isnull', False)), fields=['place', 'next_at'], name='activity_by_place'), models.Index(fields=['group', 'next_at'], name='activity_by_group')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('uid', ''), _negated=True), fields=('group', 'uid'), name='activity_imported_once')],
            },
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('found', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('applied_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group')),
            ],
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('note', models.CharField(blank=True, max_length=120)),
                ('level', models.PositiveSmallIntegerField(default=1)),
                ('paid', models.BooleanField(default=False)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='activities.activity')),
                ('skill', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='skills.skill')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('activity', 'name'), name='role_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('least', models.PositiveIntegerField(default=1)),
                ('most', models.PositiveIntegerField(default=1)),
                ('taken', models.PositiveIntegerField(default=0)),
                ('waiting', models.PositiveIntegerField(default=0)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('cancel_reason', models.CharField(blank=True, max_length=300)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shifts', to='activities.activity')),
                ('repeat_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='activities.shift')),
                ('role', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.role')),
            ],
            options={
                'indexes': [models.Index(fields=['activity', 'starts_at'], name='shift_of_activity')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='shift_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('least__lte', models.F('most'))), name='shift_least_below_most'), models.CheckConstraint(condition=models.Q(('taken__lte', models.F('most'))), name='shift_never_overfull'), models.UniqueConstraint(fields=('activity', 'role', 'starts_at'), name='shift_once')],
            },
        ),
        migrations.CreateModel(
            name='SignUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=6)),
                ('assistance', models.CharField(blank=True, max_length=300)),
                ('assistance_answer', models.CharField(blank=True, max_length=300)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('placed_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signups', to='activities.shift')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('withdrawn_at', None)), fields=['person', 'placed_at'], name='signup_of_person'), models.Index(condition=models.Q(('placed_at', None), ('withdrawn_at', None)), fields=['shift', 'asked_at'], name='signup_waiting')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('shift', 'person'), name='signup_open_once'), models.UniqueConstraint(fields=('shift', 'code'), name='signup_code_once')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('came_at', models.DateTimeField()),
                ('came_by', models.CharField(choices=[('scan', 'Scan'), ('code', 'Code'), ('list', 'List')], max_length=4)),
                ('left_at', models.DateTimeField(null=True)),
                ('minutes', models.PositiveIntegerField(null=True)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('confirmed_as', models.CharField(blank=True, max_length=12)),
                ('declined_at', models.DateTimeField(null=True)),
                ('declined_reason', models.CharField(blank=True, max_length=300)),
                ('revision', models.PositiveSmallIntegerField(default=0)),
                ('checked_in_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('transfer', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.transfer')),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='activities.shift')),
                ('signup', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='activities.signup')),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-day'], name='attendance_of_person'), models.Index(condition=models.Q(('confirmed_at', None)), fields=['shift'], name='attendance_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('left_at', None), ('left_at__gte', models.F('came_at')), _connector='OR'), name='attendance_forward'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('minutes', None), ('transfer', None)), models.Q(('confirmed_at__isnull', False), ('minutes__gt', 0), ('transfer__isnull', False)), _connector='OR'), name='attendance_confirmed_whole')],
            },
        ),
        migrations.CreateModel(
            name='Swap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('offered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('taken_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('signup', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='swaps', to='activities.signup')),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.signup')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_at', None), ('withdrawn_at', None)), fields=('signup',), name='swap_open_once')],
            },
        ),
    ]
