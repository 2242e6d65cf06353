import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
        ('groups', '0001_initial'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit', models.CharField(max_length=12)),
                ('purpose', models.CharField(max_length=24)),
                ('group', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('person__isnull', True), ('group__isnull', True), _connector='XOR'), name='account_has_one_owner'), models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('person', 'unit', 'purpose'), name='account_once_per_person'), models.UniqueConstraint(condition=models.Q(('group__isnull', False)), fields=('group', 'unit', 'purpose'), name='account_once_per_group')],
            },
        ),
        migrations.CreateModel(
            name='Chain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('digest', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group')),
            ],
        ),
        migrations.CreateModel(
            name='Total',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('unit', models.CharField(max_length=12)),
                ('purpose', models.CharField(max_length=24)),
                ('key', models.CharField(max_length=100, unique=True)),
                ('amount', models.BigIntegerField(default=0)),
                ('count', models.IntegerField(default=0)),
                ('field', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.field')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group')),
                ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
            options={
                'indexes': [models.Index(fields=['month', 'unit', 'purpose'], include=('group', 'amount'), name='total_by_month'), models.Index(fields=['group', 'month'], name='total_by_group')],
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('key', models.CharField(max_length=120, unique=True)),
                ('amount', models.PositiveBigIntegerField()),
                ('unit', models.CharField(max_length=12)),
                ('purpose', models.CharField(max_length=24)),
                ('occurred_on', models.DateField()),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.act')),
                ('chain', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.chain')),
                ('field', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.field')),
                ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='given', to='ledger.account')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group')),
                ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='received', to='ledger.account')),
                ('reverses', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversal', to='ledger.transfer')),
            ],
            options={
                'indexes': [models.Index(fields=['giver', '-occurred_on'], name='transfer_by_giver'), models.Index(fields=['group', '-occurred_on'], name='transfer_by_group')],
                'constraints': [models.UniqueConstraint(fields=('chain', 'number'), name='transfer_number_once'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='transfer_moves_something'), models.CheckConstraint(condition=models.Q(('giver', models.F('receiver')), _negated=True), name='transfer_goes_somewhere')],
            },
        ),
    ]
