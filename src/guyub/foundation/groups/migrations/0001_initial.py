import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Field',
            fields=[
                ('code', models.CharField(max_length=8, primary_key=True, serialize=False)),
                ('title_id', models.CharField(max_length=160)),
                ('title_en', models.CharField(max_length=160)),
                ('words', models.TextField(blank=True)),
                ('section', models.CharField(db_index=True, max_length=1)),
                ('side', models.CharField(max_length=14)),
                ('short_id', models.CharField(max_length=40)),
                ('short_en', models.CharField(max_length=40)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('code', models.CharField(max_length=8, primary_key=True, serialize=False)),
                ('title_id', models.CharField(max_length=160)),
                ('title_en', models.CharField(max_length=160)),
                ('words', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Occupation',
            fields=[
                ('code', models.CharField(max_length=8, primary_key=True, serialize=False)),
                ('title_id', models.CharField(max_length=160)),
                ('title_en', models.CharField(max_length=160)),
                ('words', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('occupational', 'Perkumpulan profesi'), ('volunteer', 'Kelompok relawan'), ('agency', 'Lembaga pemerintah'), ('partner', 'Mitra')], max_length=12)),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('about', models.TextField(blank=True)),
                ('founded_year', models.PositiveSmallIntegerField(null=True)),
                ('legal_form', models.CharField(blank=True, choices=[('', 'Belum berbadan hukum'), ('association', 'Perkumpulan'), ('foundation', 'Yayasan'), ('registered', 'Ormas terdaftar (SKT)'), ('agency', 'Instansi pemerintah'), ('company', 'Perusahaan'), ('school', 'Sekolah atau kampus'), ('community', 'Komunitas')], max_length=12)),
                ('registration_number', models.CharField(blank=True, max_length=80)),
                ('path', models.CharField(db_index=True, max_length=200)),
                ('level_label', models.CharField(blank=True, max_length=40)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('website', models.URLField(blank=True)),
                ('kain', models.PositiveSmallIntegerField(default=1)),
                ('requirements', models.TextField(blank=True)),
                ('answer_days', models.PositiveSmallIntegerField(default=3)),
                ('number_prefix', models.CharField(blank=True, max_length=20)),
                ('last_number', models.PositiveIntegerField(default=0)),
                ('member_count', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('approved_at', models.DateTimeField(null=True)),
                ('refused_at', models.DateTimeField(null=True)),
                ('refusal_reason', models.CharField(blank=True, max_length=300)),
                ('closed_at', models.DateTimeField(null=True)),
                ('areas', models.ManyToManyField(related_name='+', to='places.place')),
                ('field', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.field')),
                ('goals', models.ManyToManyField(related_name='+', to='groups.goal')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='chapters', to='groups.group')),
                ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('occupation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.occupation')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('closed_at', None)), fields=['name', 'id'], name='group_name'), models.Index(fields=['field', 'name'], name='group_field'), models.Index(fields=['kind', 'name'], name='group_kind'), models.Index(django.db.models.functions.text.Length('path'), name='group_depth')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kain__gte', 1), ('kain__lte', 12)), name='group_kain_is_one_of_twelve'), models.CheckConstraint(condition=models.Q(('parent', models.F('pk')), _negated=True), name='group_is_not_its_own_parent')],
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('conditions', models.CharField(blank=True, max_length=300)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='categories', to='groups.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('group', 'name'), name='category_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(blank=True, max_length=40)),
                ('message', models.TextField(blank=True)),
                ('applied_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('approved_at', models.DateTimeField(null=True)),
                ('refused_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('left_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('category', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='groups.category')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='groups.group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('left_at', None), ('refused_at', None)), fields=['group', 'approved_at'], name='membership_of_group'), models.Index(condition=models.Q(('left_at', None), ('refused_at', None)), fields=['person'], name='membership_of_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_at', None), ('refused_at', None)), fields=('person', 'group'), name='membership_open_once'), models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('group', 'number'), name='membership_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('chair', 'Ketua'), ('secretary', 'Sekretaris'), ('treasurer', 'Bendahara'), ('coordinator', 'Koordinator'), ('verifier', 'Verifikator')], max_length=12)),
                ('title', models.CharField(blank=True, max_length=80)),
                ('decree', models.CharField(blank=True, max_length=80)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='groups.group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['person'], name='office_of_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('person', 'group', 'role'), name='office_once'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='office_term_forward')],
            },
        ),
    ]
