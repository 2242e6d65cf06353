import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_consents'),
    ]

    operations = [
        migrations.CreateModel(
            name='Concern',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(blank=True, max_length=300)),
                ('reason', models.CharField(choices=[('wrong', 'Isinya keliru'), ('personal', 'Menampilkan data pribadi'), ('harassment', 'Pelecehan atau ancaman'), ('fraud', 'Penipuan atau meminta uang'), ('other', 'Lainnya')], max_length=12)),
                ('words', models.TextField()),
                ('contact', models.CharField(blank=True, max_length=254)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('upheld_at', models.DateTimeField(null=True)),
                ('dismissed_at', models.DateTimeField(null=True)),
                ('answer', models.TextField(blank=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('reporter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('dismissed_at', None), ('upheld_at', None)), fields=['created_at'], name='concern_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('upheld_at', None), ('dismissed_at', None), _connector='OR'), name='concern_answered_one_way')],
            },
        ),
    ]
