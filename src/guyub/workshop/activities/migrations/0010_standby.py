from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0009_signup_through'),
    ]

    operations = [
        migrations.AddField(
            model_name='signup',
            name='standby',
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
