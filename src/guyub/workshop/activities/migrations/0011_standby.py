from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0010_vouched_minutes'),
    ]

    operations = [
        migrations.AddField(
            model_name='signup',
            name='standby',
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
