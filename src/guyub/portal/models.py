from django.db import models


class ChapterText(models.Model):
    """The operator's own wording of a chapter. The newest row counts; an empty one gives the built-in text back."""

    slug = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    text = models.TextField(blank=True)
    by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["slug", "language", "-id"], name="chapter_text_newest")]

    def __str__(self):
        return f"{self.slug} ({self.language})"
