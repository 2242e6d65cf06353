"""What groups of health and care do."""

from .sorts import FORTNIGHTLY, MONTHLY, WEEKLY, Plan

HEALTH = {
    "nurse": (
        Plan("Layanan kesehatan keliling {spot}", "service", "sat", "7-12", "{hall} {spot}", "Pemeriksaan tekanan darah, "
             "gula darah, dan obat rutin bagi warga yang jauh dari puskesmas. Warga datang bergantian menurut undangan dari "
             "kader.", "Perawat@nurse 4-6; Pendata 2-3; Pengemudi@driving-a 1-1", "Kartu anggota dan STR\nBotol minum"),
        Plan("Perawatan luka di rumah: {spot}", "service", "week", "8-12", "Puskesmas Pembantu {spot}", "Mengunjungi pasien "
             "luka lama yang sulit ke puskesmas, mengganti balutan, dan mengajari keluarganya.", "Perawat@nurse 2-4",
             "Perlengkapan pribadi\nJas hujan"),
        Plan("Pos tensi di Pasar {spot}", "service", "any", "6-9", "Pasar {spot}", "Pos kecil di pintu timur pasar: tensi, "
             "berat badan, dan kartu catatan bagi pedagang dan pembeli.", "Perawat@nurse 2-3; Pencatat 1-2"),
        Plan("Pelatihan bantuan hidup dasar untuk warga {spot}", "training", "sun", "8-12", "{hall} {spot}",
             "Dua puluh lima warga belajar menekan dada, memakai AED latihan, dan menolong orang tersedak.",
             "Pelatih@nurse 3-4; Panitia 2-3", "Alas lutut"),
        Plan("Skrining kaki diabetes di {spot}", "service", "sat", "8-11.30", "Puskesmas {spot}", "Pemeriksaan kaki, "
             "sepatu, dan kebiasaan harian bagi peserta klub diabetes.", "Perawat@nurse 3-5; Pendata 1-2"),
        Plan("Diskusi kasus: sesak napas pada lansia", "seminar", "evening", "19-21", "Ruang pertemuan Puskesmas {spot}",
             "Satu kasus nyata yang disamarkan, dibahas bersama langkah demi langkah. Terbuka bagi mahasiswa keperawatan.",
             "Peserta 6-14", rule=MONTHLY),
        Plan("Simulasi pos kesehatan lapangan di {spot}", "relief", "sun", "7-13", "Lapangan {spot}", "Mendirikan tenda, "
             "memilah korban dengan kartu warna, dan serah terima ke ambulans. Waktunya diukur.",
             "Perawat@nurse 4-8; Korban latihan 3-6", "Rompi\nSepatu lapangan"),
    ),
    "midwife": (
        Plan("Kelas ibu hamil {spot}", "service", "week", "8.30-11", "Puskesmas Pembantu {spot}", "Tanda bahaya, napas saat "
             "bersalin, dan rencana rujukan. Suami diundang ikut.", "Bidan@midwife 1-3; Kader 1-3"),
        Plan("Posyandu balita {spot}", "service", "any", "8-11", "{hall} {spot}", "Menimbang, mengukur, mencatat, dan "
             "mengobrol dengan ibu yang anaknya sulit makan.", "Bidan@midwife 1-2; Kader 3-5"),
        Plan("Kunjungan nifas di {spot}", "service", "week", "8-12", "Puskesmas Pembantu {spot}", "Mengunjungi ibu yang "
             "baru bersalin pada hari ketiga sampai ketujuh, memeriksa ibu dan bayinya.", "Bidan@midwife 2-4"),
        Plan("Rumah tunggu kelahiran {spot}: kerja bakti dan piket", "service", "sat", "7.30-11", "Rumah tunggu {spot}",
             "Membersihkan kamar, mengisi dapur, dan menyusun jadwal piket bulan depan.", "Bidan@midwife 1-2; Warga 4-8"),
        Plan("Latihan bersama kegawatdaruratan ibu", "training", "sat", "8-13", "Aula Puskesmas {spot}", "Perdarahan, "
             "kejang, dan bayi yang tidak menangis: dilatih dengan boneka sampai tangan hafal.",
             "Peserta@midwife 6-12; Panitia 2-2", "STR\nBaju lapangan"),
        Plan("Kelas menyusui dan makanan pertama di {spot}", "campaign", "sun", "9-11.30", "{hall} {spot}", "Ibu dan nenek "
             "duduk bersama: dari pelekatan yang benar sampai bubur pertama dari bahan pasar.",
             "Bidan@midwife 1-2; Pendamping 2-4"),
        Plan("Pertemuan kasus bidan", "meeting", "evening", "19-21", "Aula Puskesmas {spot}", "Audit kecil tanpa "
             "menyalahkan: apa yang berjalan, apa yang terlambat, apa yang diubah.", "Peserta 5-12", rule=MONTHLY,
             members_only=True),
    ),
    "pharmacist": (
        Plan("Periksa lemari obat warga {spot}", "service", "sat", "8-11.30", "{hall} {spot}", "Warga membawa obat dari "
             "rumah. Yang kedaluwarsa dikumpulkan, yang tersisa dijelaskan cara memakainya.",
             "Apoteker@pharmacist 2-4; Pencatat 2-3"),
        Plan("Belajar antibiotik dengan benar di {spot}", "campaign", "sun", "9-11", "Balai warga {spot}", "Kapan perlu, "
             "kapan tidak, dan mengapa harus habis. Dengan permainan kartu untuk anak.",
             "Apoteker@pharmacist 1-3; Pendamping 2-3"),
        Plan("Kunjungan pasien TBC di {spot}", "service", "week", "9-12", "Puskesmas {spot}", "Menemani pasien "
             "menyelesaikan pengobatan enam bulan: efek samping, jadwal, dan semangat.",
             "Apoteker@pharmacist 2-3; Kader 1-2"),
        Plan("Stok obat bersama: rapat persediaan", "meeting", "evening", "19-20.30", "Gudang farmasi {spot}", "Mencocokkan "
             "kekurangan dan kelebihan obat antarapotek, lalu mengatur pinjam pakainya.", "Apoteker 4-9", rule=MONTHLY,
             members_only=True),
        Plan("Obat untuk posko: menata kotak darurat {spot}", "relief", "sun", "8-12", "{hall} {spot}", "Mengisi ulang "
             "kotak obat posko dusun dan mencatat tanggal kedaluwarsanya.", "Apoteker@pharmacist 1-3; Warga 2-4"),
    ),
    "nutrition": (
        Plan("Dapur gizi keluarga {spot}", "service", "sat", "8-11.30", "{hall} {spot}", "Memasak menu bergizi dari bahan "
             "pasar seharga dua puluh ribu rupiah, lalu makan bersama.", "Ahli gizi@nutritionist 1-3; Juru masak 3-5",
             "Celemek"),
        Plan("Ukur tinggi balita serentak di {spot}", "service", "week", "8-11", "Posyandu {spot}", "Mengukur panjang badan "
             "dengan cara yang sama di semua posyandu, supaya angkanya bisa dipercaya.",
             "Ahli gizi@nutritionist 2-3; Kader 3-5"),
        Plan("Kantin sehat SD {spot}", "campaign", "fri", "7.30-10.30", "SD Negeri 1 {spot}", "Bersama penjaga kantin "
             "menyusun jajanan yang murah, aman, dan tetap disukai anak.", "Ahli gizi@nutritionist 1-2; Pendamping 2-3"),
        Plan("Konsultasi gizi ibu hamil {spot}", "service", "week", "9-12", "Puskesmas {spot}", "Konsultasi perorangan bagi "
             "ibu yang berat badannya belum naik.", "Ahli gizi@nutritionist 2-3"),
        Plan("Belajar bersama ahli gizi", "seminar", "evening", "19-21", "Aula Puskesmas {spot}", "Membaca satu pedoman "
             "baru tiap bulan dan mencoba menerapkannya pada kasus setempat.", "Peserta 4-10", rule=MONTHLY),
    ),
    "physio": (
        Plan("Klinik gerak warga {spot}", "service", "sat", "8-12", "{hall} {spot}", "Pemeriksaan nyeri punggung dan lutut "
             "bagi buruh, pedagang, dan lansia; pulang membawa tiga latihan sederhana.", "Fisioterapis@physiotherapist 3-5; "
             "Pendata 1-2"),
        Plan("Belajar merawat keluarga pascastroke di {spot}", "training", "sun", "9-12", "Puskesmas {spot}", "Memindahkan, "
             "mendudukkan, dan melatih berjalan tanpa mencederai yang merawat.", "Fisioterapis@physiotherapist 2-3; "
             "Pendamping 2-3"),
        Plan("Senam lansia {spot}", "service", "sat", "6.30-8", "Lapangan {spot}", "Senam ringan di kursi dan berdiri, "
             "diakhiri ukur tekanan darah.", "Pemandu 1-2; Pendamping 2-4", rule=FORTNIGHTLY),
        Plan("Kunjungan rumah pasien stroke di {spot}", "service", "week", "13-16", "Puskesmas {spot}", "Mengunjungi pasien "
             "yang tidak lagi sanggup datang ke klinik.", "Fisioterapis@physiotherapist 2-4"),
        Plan("Diskusi jurnal fisioterapi", "seminar", "evening", "19.30-21", "Ruang belajar Puskesmas {spot}",
             "Satu artikel, satu pasien, satu perubahan yang akan dicoba.", "Peserta 4-8", rule=MONTHLY),
    ),
    "psychologist": (
        Plan("Ruang cerita warga {spot}", "service", "sat", "9-12", "{hall} {spot}", "Konseling singkat tanpa biaya. Boleh "
             "datang sendiri, boleh berdua, boleh hanya duduk dulu.", "Psikolog@psychologist 2-4; Penerima tamu 1-2"),
        Plan("Bermain dan memulihkan: anak {spot}", "service", "sun", "8.30-11.30", "Lapangan {spot}", "Permainan, gambar, "
             "dan nyanyian bagi anak di hunian tetap. Orang tua belajar membaca tanda cemas.", "Psikolog@psychologist 1-2; "
             "Kakak pendamping 4-7"),
        Plan("Dukungan psikologis awal untuk guru {spot}", "training", "week", "13-16", "SD Negeri 2 {spot}",
             "Melihat, mendengar, menghubungkan: bekal bagi guru yang muridnya kehilangan.",
             "Pelatih@psychologist 2-2; Panitia 1-3"),
        Plan("Merawat relawan: lingkar bicara", "meeting", "evening", "19-21", "{hall} {spot}", "Setelah menolong orang "
             "lain, giliran relawan yang didengar.", "Pemandu@psychologist 1-2; Peserta 4-10", rule=FORTNIGHTLY),
        Plan("Kelas mengelola cemas di {spot}", "campaign", "sat", "14-16", "Perpustakaan {spot}", "Belajar bernapas, "
             "mengatur tidur, dan tahu kapan perlu bantuan ahli.", "Psikolog@psychologist 1-2; Pendamping 1-3"),
    ),
    "blood": (
        Plan("Donor darah di {hall} {spot}", "service", "weekend", "8-12", "{hall} {spot}", "Bersama unit donor darah. "
             "Sarapan dulu, tidur cukup, dan bawa kartu identitas.", "Pendaftaran 2-3; Pendamping donor 3-5; Konsumsi 1-2",
             "Kartu identitas"),
        Plan("Donor darah karyawan kawasan {spot}", "service", "week", "9-13", "Aula Gedung Serbaguna {spot}",
             "Sasaran enam puluh kantong. Relawan menjaga antrean tetap pendek dan pendonor tetap duduk sesudahnya.",
             "Pendaftaran 2-4; Pendamping donor 3-4"),
        Plan("Telepon siaga donor", "service", "evening", "18.30-20.30", "Sekretariat {spot}", "Menghubungi pendonor yang "
             "sudah waktunya dan memperbarui daftar siaga per golongan darah.", "Penelepon 2-4", rule=WEEKLY),
        Plan("Kenal golongan darah bersama pelajar {spot}", "campaign", "fri", "8-11", "SMA Negeri 1 {spot}", "Cek golongan "
             "darah, tanya jawab, dan daftar calon pendonor muda.", "Pemandu 2-3; Pencatat 2-4"),
        Plan("Jenguk penerima darah di {spot}", "service", "sat", "13-15.30", "Rumah singgah {spot}", "Menemani keluarga "
             "pasien talasemia, mengantar buku dan camilan.", "Relawan 2-5"),
    ),
    "elderly": (
        Plan("Posyandu lansia {spot}", "service", "any", "8-11", "{hall} {spot}", "Ukur tekanan darah, gula darah, dan "
             "lingkar lengan; sesudahnya sarapan bubur bersama.", "Pengukur 2-3; Pendata 1-2; Juru masak 2-3"),
        Plan("Antar periksa lansia {spot}", "service", "week", "7-12", "Puskesmas {spot}", "Menjemput, menemani antre, "
             "mencatat pesan dokter, dan mengantar pulang.", "Pengemudi@driving-a 1-2; Pendamping 2-4"),
        Plan("Makan siang bersama lansia {spot}", "service", "sun", "10-13.30", "{hall} {spot}", "Masakan lunak, tembang "
             "lawas, dan kursi yang cukup untuk semua.", "Juru masak 3-5; Pendamping 3-6"),
        Plan("Jenguk lansia yang tinggal sendiri", "service", "sat", "8-11", "Titik kumpul {spot}", "Berdua-dua mengunjungi "
             "rumah: mengobrol, melihat persediaan obat, dan mencatat kebutuhan.", "Penjenguk 4-8", rule=WEEKLY),
        Plan("Perbaikan pegangan kamar mandi lansia di {spot}", "service", "sun", "8-12", "Rumah warga {spot}",
             "Memasang pegangan dan alas anti selip di enam rumah.", "Tukang@carpentry 1-2; Pembantu 2-4", "Bor bila ada"),
        Plan("Senam pagi lansia {spot}", "service", "sun", "6.30-8", "Lapangan {spot}", "Senam ringan dengan musik daerah, "
             "lalu teh hangat.", "Pemandu 1-2; Pendamping 2-4"),
    ),
    "access": (
        Plan("Audit trotoar {spot}", "campaign", "sat", "7-10", "Titik kumpul kantor pos {spot}", "Menyusuri trotoar dengan "
             "kursi roda dan tongkat, mencatat yang putus, lalu menyerahkan petanya ke dinas.", "Penyusur 3-6; Pemotret 1-2",
             "Topi\nAir minum"),
        Plan("Kelas bahasa isyarat untuk umum", "training", "evening", "18.30-20", "Rumah warga {spot}", "Dari abjad jari "
             "sampai menanyakan jalan. Pengajarnya orang Tuli.", "Peserta 4-10; Pengajar@sign-language 1-1", rule=WEEKLY),
        Plan("Temani urus surat di {spot}", "service", "week", "8-12", "Kantor pelayanan {spot}", "Menemani difabel "
             "mengurus KTP, jaminan kesehatan, dan rekening bank.", "Pendamping 2-4"),
        Plan("Kursi roda sehat: bengkel keliling {spot}", "service", "sun", "9-13", "{hall} {spot}", "Mengganti ban, "
             "mengencangkan rem, dan menyetel pijakan kaki. Suku cadang disediakan.", "Teknisi 1-3; Pencatat 1-2"),
        Plan("Latihan evakuasi inklusif {spot}", "relief", "sun", "8-11", "{hall} {spot}", "Siapa menggandeng siapa, lewat "
             "jalan mana, dan tanda apa yang dipakai bila sirene tak terdengar.", "Pemandu 2-3; Peserta 5-12"),
    ),
}
