import django.db.models.deletion
import django.utils.timezone
import guyub.workshop.decisions.models.vote
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('conflicts', '0002_rules'),
        ('groups', '0005_indexes'),
        ('people', '0005_portrait'),
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('assembly', 'Rapat anggota'), ('board', 'Pengurus'), ('committee', 'Panitia atau komisi'), ('supervisors', 'Pengawas')], max_length=12)),
                ('name', models.CharField(max_length=80)),
                ('made_of', models.CharField(choices=[('members', 'Semua anggota kelompok'), ('officers', 'Pemegang jabatan kelompok'), ('seats', 'Orang yang dipilih atau ditunjuk')], max_length=8)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closed_at', models.DateTimeField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('group', 'name'), name='body_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Bylaw',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('quorum', models.CharField(choices=[('none', 'Tanpa kuorum'), ('fixed', 'Jumlah orang tertentu'), ('members', 'Bagian dari seluruh anggota badan'), ('present', 'Bagian dari yang hadir')], default='members', max_length=8)),
                ('value', models.PositiveSmallIntegerField(default=51)),
                ('second', models.PositiveSmallIntegerField(null=True)),
                ('second_after', models.PositiveSmallIntegerField(default=0)),
                ('majority', models.CharField(choices=[('simple', 'Suara terbanyak: setuju lebih banyak daripada tidak'), ('absolute', 'Mayoritas mutlak: lebih dari separuh seluruh pemilih'), ('two_thirds', 'Dua pertiga suara setuju atau tidak'), ('three_quarters', 'Tiga perempat suara setuju atau tidak'), ('unanimous', 'Suara bulat: tidak ada yang menolak')], default='simple', max_length=14)),
                ('amending', models.CharField(choices=[('simple', 'Suara terbanyak: setuju lebih banyak daripada tidak'), ('absolute', 'Mayoritas mutlak: lebih dari separuh seluruh pemilih'), ('two_thirds', 'Dua pertiga suara setuju atau tidak'), ('three_quarters', 'Tiga perempat suara setuju atau tidak'), ('unanimous', 'Suara bulat: tidak ada yang menolak')], default='two_thirds', max_length=14)),
                ('dissolving', models.CharField(choices=[('simple', 'Suara terbanyak: setuju lebih banyak daripada tidak'), ('absolute', 'Mayoritas mutlak: lebih dari separuh seluruh pemilih'), ('two_thirds', 'Dua pertiga suara setuju atau tidak'), ('three_quarters', 'Tiga perempat suara setuju atau tidak'), ('unanimous', 'Suara bulat: tidak ada yang menolak')], default='three_quarters', max_length=14)),
                ('tie', models.CharField(choices=[('status_quo', 'Seri berarti tidak diterima'), ('chair', 'Seri diputus suara ketua'), ('revote', 'Seri berarti dipilih ulang'), ('lot', 'Seri diputus undian yang sudah ditarik')], default='status_quo', max_length=10)),
                ('rounds', models.PositiveSmallIntegerField(default=0)),
                ('seconds', models.PositiveSmallIntegerField(default=0)),
                ('proxies', models.PositiveSmallIntegerField(default=0)),
                ('least', models.PositiveSmallIntegerField(default=5)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('set_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylaws', to='decisions.body')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('body', 'valid_from'), name='bylaw_dated')],
            },
        ),
        migrations.CreateModel(
            name='Elector',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weight', models.PositiveSmallIntegerField(default=1)),
                ('barred', models.BooleanField(default=False)),
                ('voted', models.BooleanField(default=False)),
                ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='given', to='decisions.elector')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('holder', models.F('pk')), _negated=True), name='elector_is_not_own_proxy')],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.JSONField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('elector', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ballot', to='decisions.elector')),
            ],
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('zone', models.CharField(default='Asia/Jakarta', max_length=40)),
                ('place', models.CharField(blank=True, max_length=160)),
                ('called_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('closed_at', models.DateTimeField(null=True)),
                ('closing', models.TextField(blank=True)),
                ('adopted_at', models.DateTimeField(null=True)),
                ('adopted_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.meeting')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='decisions.body')),
                ('called_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['body', '-starts_at'], name='meeting_of_body')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='meeting_forward')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('came_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='decisions.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='meeting_attended_once')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ordinary', 'Keputusan biasa'), ('spending', 'Pengadaan atau pengeluaran'), ('election', 'Pemilihan orang'), ('bylaws', 'Perubahan AD/ART'), ('dissolution', 'Pembubaran')], default='ordinary', max_length=12)),
                ('title', models.CharField(max_length=120)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('deadline', models.DateTimeField(null=True)),
                ('public', models.BooleanField(default=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('outcome', models.CharField(blank=True, max_length=10)),
                ('answer', models.CharField(blank=True, max_length=200)),
                ('stuck_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='decisions.body')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conflicts.case')),
            ],
            options={
                'indexes': [models.Index(fields=['body', '-decided_at'], name='proposal_of_body')],
                'constraints': [models.CheckConstraint(condition=models.Q(('withdrawn_at', None), ('decided_at', None), _connector='OR'), name='proposal_ends_one_way'), models.CheckConstraint(condition=models.Q(('decided_at', None), models.Q(('outcome', ''), _negated=True), _connector='OR'), name='proposal_decided_with_outcome')],
            },
        ),
        migrations.CreateModel(
            name='Obligation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=200)),
                ('due', models.DateField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('done_at', models.DateTimeField(null=True)),
                ('dropped_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='obligations', to='decisions.proposal')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('done_at', None), ('dropped_at', None)), fields=['due'], name='obligation_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('done_at', None), ('dropped_at', None), _connector='OR'), name='obligation_ends_one_way'), models.CheckConstraint(condition=models.Q(('dropped_at', None), models.Q(('reason', ''), _negated=True), _connector='OR'), name='obligation_dropped_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=160)),
                ('note', models.TextField(blank=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='decisions.meeting')),
                ('proposal', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.proposal')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'position'), name='item_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Escalation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('free', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('left', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.body')),
                ('reached', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.body')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='escalations', to='decisions.proposal')),
            ],
        ),
        migrations.CreateModel(
            name='Deliberation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('agreed', models.BooleanField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.meeting')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliberations', to='decisions.proposal')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proposal', 'number'), name='deliberation_numbered')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='decisions.proposal')),
            ],
        ),
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('reasons', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('taken_at', models.DateTimeField(null=True)),
                ('declined_at', models.DateTimeField(null=True)),
                ('answer', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='amendments', to='decisions.proposal')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('taken_at', None), ('declined_at', None), _connector='OR'), name='amendment_answered_one_way')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('chair', 'Ketua'), ('secretary', 'Sekretaris'), ('member', 'Anggota')], default='member', max_length=10)),
                ('came_by', models.CharField(choices=[('election', 'Dipilih'), ('appointment', 'Ditunjuk'), ('delegation', 'Diutus')], default='appointment', max_length=12)),
                ('weight', models.PositiveSmallIntegerField(default=1)),
                ('since', models.DateField(default=django.utils.timezone.localdate)),
                ('until', models.DateField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='decisions.body')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['person'], name='seat_of_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('body', 'person'), name='seat_once'), models.CheckConstraint(condition=models.Q(('weight__gte', 1)), name='seat_weighs_something')],
            },
        ),
        migrations.CreateModel(
            name='Second',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seconds', to='decisions.proposal')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proposal', 'person'), name='seconded_once')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('reasons', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='decisions.proposal')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proposal', 'number'), name='version_numbered')],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('method', models.CharField(choices=[('yesno', 'Setuju, tidak, atau abstain'), ('plurality', 'Pilih satu'), ('approval', 'Pilih semua yang disetujui'), ('ranked', 'Urutkan pilihan')], max_length=10)),
                ('secret', models.BooleanField(default=False)),
                ('statute', models.JSONField()),
                ('call', models.PositiveSmallIntegerField(default=1)),
                ('zone', models.CharField(default='Asia/Jakarta', max_length=40)),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closes_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('key', models.CharField(blank=True, max_length=64)),
                ('receipts', models.JSONField(default=list)),
                ('present', models.PositiveIntegerField(default=0)),
                ('outcome', models.CharField(blank=True, max_length=10)),
                ('result', models.JSONField(default=dict)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('swept_at', models.DateTimeField(null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.body')),
                ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.meeting')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='decisions.proposal')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.version')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('closed_at', None)), fields=['closes_at'], name='vote_closing')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('proposal',), name='vote_open_once'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opened_at'))), name='vote_forward'), models.CheckConstraint(condition=models.Q(('secret', False), models.Q(('key', ''), _negated=True), _connector='OR'), name='secret_vote_is_sealed')],
            },
        ),
        migrations.CreateModel(
            name='Sealed',
            fields=[
                ('id', models.BigIntegerField(default=guyub.workshop.decisions.models.vote.unordered, primary_key=True, serialize=False)),
                ('words', models.BinaryField()),
                ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='decisions.vote')),
            ],
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigIntegerField(default=guyub.workshop.decisions.models.vote.unordered, primary_key=True, serialize=False)),
                ('choice', models.JSONField()),
                ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='decisions.vote')),
            ],
        ),
        migrations.CreateModel(
            name='Option',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=120)),
                ('lot', models.PositiveSmallIntegerField()),
                ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='decisions.vote')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('vote', 'number'), name='option_numbered')],
            },
        ),
        migrations.AddField(
            model_name='elector',
            name='vote',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='electors', to='decisions.vote'),
        ),
        migrations.AddConstraint(
            model_name='elector',
            constraint=models.UniqueConstraint(fields=('vote', 'person'), name='elector_once'),
        ),
    ]
