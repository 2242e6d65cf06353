from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0002_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='Head',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True)),
                ('at', models.DateTimeField()),
                ('site', models.CharField(max_length=200)),
                ('previous', models.CharField(max_length=64)),
                ('chains', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('public_key', models.CharField(max_length=64)),
                ('signature', models.CharField(max_length=128)),
            ],
        ),
        migrations.AddField(
            model_name='chain',
            name='published',
            field=models.PositiveBigIntegerField(default=0),
        ),
    ]
