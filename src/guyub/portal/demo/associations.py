"""The occupational associations of the demo with their chapters. All are invented."""

from .sorts import Kin

ASSOCIATIONS = (
    Kin("Himpunan Bidan Bengawan Hulu", "midwife", "Kota Surakarta", 2007, 12, "Bidan di kota dan desa sepanjang hulu "
        "Bengawan. Belajar dari kasus, saling menggantikan, dan menjaga ibu sampai nifas selesai.",
        chapters=(("Bidan Bengawan Hulu Cabang Sukoharjo", "Kab. Sukoharjo", 13),
                  ("Bidan Bengawan Hulu Cabang Wonogiri", "Kab. Wonogiri", 12))),
    Kin("Paguyuban Guru Tanah Mataram", "teacher", "Kota Yogyakarta", 2005, 12, "Guru kelas dari sekolah negeri, swasta, "
        "dan madrasah yang bertukar cara mengajar dan membela waktu belajar anak.",
        chapters=(("Guru Tanah Mataram Cabang Sleman", "Kab. Sleman", 15),
                  ("Guru Tanah Mataram Cabang Gunungkidul", "Kab. Gunungkidul", 12))),
    Kin("Perhimpunan Advokat Balai Warga", "lawyer", "Kota Surakarta", 2012, 14, "Advokat yang menyisihkan satu hari tiap "
        "bulan untuk warga yang tidak mampu membayar, sesuai kewajiban profesinya.",
        chapters=(("Advokat Balai Warga Cabang Yogyakarta", "Kota Yogyakarta", 11),)),
    Kin("Ikatan Pustakawan Kaki Merapi", "librarian", "Kab. Sleman", 2011, 15, "Pustakawan sekolah, kampus, dan desa yang "
        "menata koleksi bersama dan merawat minat baca sampai ke pelosok."),
    Kin("Paguyuban Apoteker Lima Kabupaten", "pharmacist", "Kab. Klaten", 2014, 13, "Apoteker di puskesmas dan apotek "
        "kecil. Menjaga obat tetap ada, dan warga paham cara memakainya."),
    Kin("Perkumpulan Ahli Gizi Pandan Arang", "nutrition", "Kab. Boyolali", 2015, 12, "Ahli gizi yang mendampingi posyandu, "
        "kantin sekolah, dan dapur rumah tangga."),
    Kin("Perkumpulan Fisioterapis Deli", "physio", "Kota Medan", 2013, 11, "Fisioterapis di Medan dan sekitarnya yang "
        "melatih keluarga merawat anggota keluarga setelah stroke."),
    Kin("Juru Bahasa Isyarat Parahyangan", "signing", "Kota Bandung", 2016, 11, "Juru bahasa isyarat dan orang Tuli yang "
        "bekerja berdampingan, supaya tak ada warga yang tertinggal keterangan."),
    Kin("Himpunan Psikolog Teluk Palu", "psychologist", "Kota Palu", 2018, 10, "Psikolog dan konselor yang tetap tinggal "
        "setelah sorotan kamera pergi: dukungan bagi penyintas, guru, dan relawan."),
    Kin("Paguyuban Instalatir Mahakam", "electrician", "Kota Samarinda", 2012, 12, "Tukang listrik bersertifikat yang "
        "memeriksa instalasi rumah warga agar kebakaran tak terulang."),
    Kin("Perkumpulan Pewarta Teluk Ambon", "press", "Kota Ambon", 2014, 10, "Pewarta dan pengelola media warga yang "
        "memeriksa kabar sebelum menyebarkannya, dan melatih yang muda."),
    Kin("Ikatan Perawat Danau Sentani", "nurse", "Kota Jayapura", 2013, 12, "Perawat di kota dan kampung sekitar danau. "
        "Menyeberang dengan perahu bila perlu, supaya layanan tidak berhenti di dermaga."),
    Kin("Himpunan Bidan Timor Barat", "midwife", "Kota Kupang", 2012, 11, "Bidan yang menempuh jalan jauh ke desa-desa, dan "
        "merawat rumah tunggu kelahiran bersama warga."),
)
CHAPTERS_OF_CAST = (("Perawat Lereng Merapi Cabang Sleman", "Kab. Sleman", 14),
                    ("Perawat Lereng Merapi Cabang Magelang", "Kab. Magelang", 12))
