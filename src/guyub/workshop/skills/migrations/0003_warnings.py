from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('skills', '0002_catalogue'),
    ]

    operations = [
        migrations.AddField(
            model_name='holding',
            name='warned_days',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name='holding',
            index=models.Index(condition=models.Q(('verified_at__isnull', False), ('withdrawn_at', None)), fields=['valid_until'], name='holding_ending'),
        ),
    ]
