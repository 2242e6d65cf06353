from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('skills', '0003_warnings'),
    ]

    operations = [
        migrations.AddField(
            model_name='skill',
            name='licence_checked_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='skill',
            name='licence_shape',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='skill',
            name='licence_source',
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
