from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matching', '0002_proposals'),
    ]

    operations = [
        migrations.AddField(
            model_name='placement',
            name='standby',
            field=models.BooleanField(default=False),
        ),
    ]
