"""The editor of a draft: what it says in general, its categories, its kinds, its profiles; kept as the body of a version."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm, LocalDateField
from guyub.workshop.activities.models.activity import Kind

from .member import Credits, hundredths_of

CYCLES = [("licence_period", _("Masa berlaku izin")), ("fixed", _("Lama tetap")), ("calendar_year", _("Tahun kalender"))]
MODES = [("hour", _("Per jam")), ("event", _("Per kegiatan")), ("stated", _("Menurut bukti"))]
CONFIDENCE = [("found", _("Sudah diperiksa di sumber resminya")), ("memory", _("Belum diperiksa")),
              ("own", _("Ketentuan kelompok sendiri"))]


def amount(value):
    """Hundredths as the field shows them."""
    return "" if value is None else f"{value / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")


class GeneralForm(GuyubForm):
    unit = forms.CharField(label=_("Satuan"), max_length=12)
    cycle = forms.ChoiceField(label=_("Siklus"), choices=CYCLES)
    months = forms.IntegerField(label=_("Lama siklus (bulan)"), min_value=1, max_value=240)
    total = Credits(label=_("Jumlah yang disyaratkan"), required=False)
    annual_total = Credits(label=_("Paling sedikit setahun"), required=False)
    carry_pct = forms.IntegerField(label=_("Boleh dibawa ke siklus berikutnya (%)"), min_value=0, max_value=100,
                                   required=False)
    audit_pct = forms.IntegerField(label=_("Diperiksa ulang dengan undian (%)"), min_value=0, max_value=100)
    answer_days = forms.IntegerField(label=_("Permintaan dijawab dalam (hari kerja)"), min_value=1, max_value=365)
    exemptions = forms.CharField(label=_("Alasan pengecualian, satu per baris"), required=False, max_length=1000,
                                 widget=forms.Textarea(attrs={"rows": 3}))
    source = forms.CharField(label=_("Sumber aturan"), max_length=200, required=False)
    url = forms.URLField(label=_("Alamat sumber"), required=False, assume_scheme="https")
    checked_on = LocalDateField(label=_("Diperiksa pada"), required=False)
    confidence = forms.ChoiceField(label=_("Keadaan angkanya"), choices=CONFIDENCE)

    @classmethod
    def start(cls, body):
        source = body.get("source") or {}
        return {
            "unit": body.get("unit"), "cycle": body["cycle"]["kind"], "months": body["cycle"]["months"],
            "total": amount(body.get("total")), "annual_total": amount(body.get("annual_total")),
            "carry_pct": body.get("carry_pct") or 0, "audit_pct": 5 if body.get("audit_pct") is None else body["audit_pct"],
            "answer_days": body.get("answer_days") or 10, "exemptions": "\n".join(body.get("exemptions") or ()),
            "source": source.get("title"), "url": source.get("url"), "checked_on": source.get("checked_on"),
            "confidence": source.get("confidence") or "memory"}


class CategoryForm(GuyubForm):
    code = forms.SlugField(label=_("Kode"), max_length=24, required=False)
    name = forms.CharField(label=_("Nama"), max_length=60, required=False)
    least_pct = forms.IntegerField(label=_("Paling sedikit (%)"), min_value=0, max_value=1000, required=False)
    most_pct = forms.IntegerField(label=_("Paling banyak (%)"), min_value=0, max_value=1000, required=False)
    annual = forms.IntegerField(label=_("Tiap tahun (% dari paling sedikit)"), min_value=0, max_value=100, required=False)
    parent = forms.SlugField(label=_("Di dalam ranah"), max_length=24, required=False)

    def row(self, kept):
        typed = self.cleaned_data
        if not typed.get("code"):
            return None
        return kept | {name: typed[name] for name in ("code", "name", "least_pct", "most_pct", "annual", "parent")}


class KindForm(GuyubForm):
    code = forms.SlugField(label=_("Kode"), max_length=24, required=False)
    name = forms.CharField(label=_("Nama"), max_length=80, required=False)
    category = forms.SlugField(label=_("Ranah (kode)"), max_length=24, required=False)
    mode = forms.ChoiceField(label=_("Dihitung"), choices=MODES, required=False)
    amount = Credits(label=_("Kredit per jam atau kegiatan"), required=False)
    most_each = Credits(label=_("Paling banyak per kegiatan"), required=False)
    most_year = Credits(label=_("Paling banyak setahun"), required=False)
    most_cycle = Credits(label=_("Paling banyak per siklus"), required=False)
    comes = forms.MultipleChoiceField(label=_("Datang sendiri dari kegiatan"), choices=Kind.choices, required=False,
                                      widget=forms.CheckboxSelectMultiple)
    evidence = forms.BooleanField(label=_("Permintaan perlu bukti"), required=False)

    def row(self, kept):
        typed = self.cleaned_data
        if not typed.get("code"):
            return None
        amounts = {name: hundredths_of(typed[name]) or None for name in ("amount", "most_each", "most_year", "most_cycle")}
        return kept | amounts | {
            "code": typed["code"], "name": typed["name"], "category": typed["category"], "mode": typed["mode"] or "stated",
            "comes": typed["comes"], "evidence": typed["evidence"]}


class ProfileForm(GuyubForm):
    """A profile's own least percent for each category, one a line: pembelajaran 25."""

    code = forms.SlugField(label=_("Kode"), max_length=24, required=False)
    name = forms.CharField(label=_("Nama"), max_length=80, required=False)
    bounds = forms.CharField(label=_("Paling sedikit per ranah (%)"), required=False, max_length=600,
                             widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Satu per baris. Contoh: pelayanan 55"))

    def clean_bounds(self):
        found = {}
        for line in self.cleaned_data["bounds"].splitlines():
            if not line.strip():
                continue
            code, _space, percent = line.strip().rpartition(" ")
            if not code or not percent.rstrip("%").isdecimal() or int(percent.rstrip("%")) > 1000:
                raise forms.ValidationError(_("Baris ini tidak terbaca: %(line)s"), params={"line": line.strip()[:60]})
            found[code.strip()] = int(percent.rstrip("%"))
        return found

    def row(self, kept):
        typed = self.cleaned_data
        if not typed.get("code"):
            return None
        old = kept.get("overrides") or {}
        return kept | {"code": typed["code"], "name": typed["name"], "overrides": {
            code: (old.get(code) or {}) | {"least_pct": percent} for code, percent in typed["bounds"].items()}}


def bounds_text(row):
    bounds = row.get("overrides") or {}
    return "\n".join(f"{code} {one['least_pct']}" for code, one in bounds.items() if "least_pct" in one)


class Editor:
    """One part of a draft at a time: `umum` what it says in general, or the rows of a list."""

    PARTS = {"ranah": ("categories", CategoryForm), "macam": ("kinds", KindForm), "profil": ("profiles", ProfileForm)}
    NAMES = {"umum": _("Umum"), "ranah": _("Ranah"), "macam": _("Macam kegiatan"), "profil": _("Profil")}

    def __init__(self, body, part="umum", data=None):
        self.body, self.part = body, part if part in self.NAMES else "umum"
        self.rows = []
        if self.part == "umum":
            self.forms = [GeneralForm(data, initial=GeneralForm.start(body))]
            return
        name, form = self.PARTS[self.part]
        for at, row in enumerate([*(body.get(name) or []), {}]):
            self.rows.append((row, form(data, initial=self.start(name, row), prefix=f"{self.part}-{at}")))
        self.forms = [form for _row, form in self.rows]

    @staticmethod
    def start(name, row):
        if name == "kinds":
            return row | {key: amount(row.get(key)) for key in ("amount", "most_each", "most_year", "most_cycle")} | {
                "evidence": row.get("evidence", True)}
        return row | {"bounds": bounds_text(row)} if name == "profiles" else row

    def tabs(self):
        """[(part, its name, whether it is the one that is open)]."""
        return [(part, name, part == self.part) for part, name in self.NAMES.items()]

    def is_valid(self):
        return not [form for form in self.forms if not form.is_valid()]

    def filled(self):
        """The body with what was typed in this part; all else stays as it was. A row without code is dropped."""
        if self.part != "umum":
            name, _form = self.PARTS[self.part]
            return self.body | {name: [row for kept, form in self.rows if (row := form.row(kept)) is not None]}
        typed = self.forms[0].cleaned_data
        source = (self.body.get("source") or {}) | {
            "title": typed["source"], "url": typed["url"], "confidence": typed["confidence"],
            "checked_on": typed["checked_on"].isoformat() if typed["checked_on"] else ""}
        body = self.body | {
            "unit": typed["unit"], "cycle": {"kind": typed["cycle"], "months": typed["months"]},
            "total": hundredths_of(typed["total"]) or None, "annual_total": hundredths_of(typed["annual_total"]) or None,
            "carry_pct": typed["carry_pct"] or 0, "audit_pct": typed["audit_pct"], "answer_days": typed["answer_days"],
            "exemptions": [line.strip()[:60] for line in typed["exemptions"].splitlines() if line.strip()], "source": source}
        return body | ({"unverified": []} if typed["confidence"] != "memory" else {})
