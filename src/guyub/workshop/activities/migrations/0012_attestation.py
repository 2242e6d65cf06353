import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0011_standby'),
        ('people', '0006_consents_to_proposals'),
    ]

    operations = [
        migrations.AddField(
            model_name='attendance',
            name='cosigned_as',
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AddField(
            model_name='attendance',
            name='cosigned_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='attendance',
            name='cosigned_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('cosigned_at', None), models.Q(('confirmed_at__isnull', False), models.Q(('cosigned_by', models.F('confirmed_by')), _negated=True), models.Q(('cosigned_by', models.F('person')), _negated=True)), _connector='OR'), name='attendance_cosigned_by_another'),
        ),
        migrations.CreateModel(
            name='Audit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveSmallIntegerField()),
                ('why', models.CharField(choices=[('sample', 'contoh acak'), ('much', 'satu orang mengesahkan banyak jam dalam sehari')], max_length=6)),
                ('picked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('upheld', models.BooleanField(null=True)),
                ('attendance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='audits', to='activities.attendance')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('voucher', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('decided_at', None)), fields=['picked_at'], name='audit_open')],
                'constraints': [
                    models.UniqueConstraint(fields=('attendance', 'revision'), name='audit_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('upheld', None)), models.Q(('decided_at__isnull', False), ('upheld__isnull', False)), _connector='OR'), name='audit_decided_whole'),
                ],
            },
        ),
    ]
