"""Addresses of sign-in and one's own account; `portal.urls` includes them at the root. allauth's names are kept."""

from allauth.account import views as account_views
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from .pages import account, portrait, security, sign_in, tokens
from .pages.security import unprocessable

urlpatterns = [
    path("masuk/", sign_in.sign_in, name="sign_in"),
    path("masuk/kode/", sign_in.code, name="sign_in_code"),
    path("masuk/kode/baru/", sign_in.another_code, name="sign_in_another_code"),
    path("masuk/bantuan/", sign_in.help_page, name="sign_in_help"),
    path("masuk/sandi/", unprocessable(account_views.login), name="account_login"),
    path("masuk/kunci/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("masuk/langkah-kedua/", unprocessable(mfa.authenticate), name="mfa_authenticate"),
    path("siapkan/", sign_in.setup, name="setup"),
    path("bahasa/<slug:code>/", sign_in.language, name="language"),
    path("saya/", account.account, name="account"),
    path("saya/nama/", account.name, name="account_name"),
    path("saya/keperluan/", account.assistance, name="account_assistance"),
    path("saya/kontak/", account.contacts, name="account_contacts"),
    path("saya/kontak/<int:pk>/kode/", account.contact_code, name="account_contact_code"),
    path("saya/kontak/<int:pk>/pengiriman/", account.contact_sending, name="account_contact_sending"),
    path("saya/kontak/<int:pk>/penghapusan/", account.contact_removal, name="account_contact_removal"),
    path("saya/persetujuan/", account.consents, name="account_consents"),
    path("saya/persetujuan/<int:pk>/pencabutan/", account.consent_withdrawal, name="account_consent_withdrawal"),
    path("saya/statistik/", portrait.portrait, name="account_portrait"),
    path("saya/kalender/", account.feed, name="account_feed"),
    path("saya/kalender/pencabutan/", account.feed_removal, name="account_feed_removal"),
    path("saya/token/", tokens.tokens, name="account_tokens"),
    path("saya/token/<int:pk>/pencabutan/", tokens.token_revocation, name="account_token_revocation"),
    path("akun/keamanan/", security.security, name="mfa_index"),
    path("akun/perangkat/", security.sessions, name="usersessions_list"),
    path("akun/perangkat/lain/pengakhiran/", security.other_sessions_end, name="other_sessions_end"),
    path("akun/perangkat/<int:pk>/pengakhiran/", security.session_end, name="session_end"),
    path("akun/keluar/", account_views.logout, name="account_logout"),
    path("akun/nonaktif/", account_views.account_inactive, name="account_inactive"),
    path("akun/periksa/", unprocessable(account_views.reauthenticate), name="account_reauthenticate"),
    path("akun/periksa/kode/", unprocessable(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("akun/periksa/kunci/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("akun/sandi/", unprocessable(account_views.password_change), name="account_change_password"),
    path("akun/sandi/baru/", unprocessable(account_views.password_set), name="account_set_password"),
    path("akun/autentikator/", unprocessable(totp.activate_totp), name="mfa_activate_totp"),
    path("akun/autentikator/pelepasan/", unprocessable(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("akun/kode-cadangan/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("akun/kode-cadangan/baru/", unprocessable(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("akun/kode-cadangan/berkas/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("akun/kunci/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("akun/kunci/baru/", unprocessable(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("akun/kunci/<int:pk>/nama/", unprocessable(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("akun/kunci/<int:pk>/pelepasan/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]
