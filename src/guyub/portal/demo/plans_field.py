"""What groups of relief, food, nature, waste, animals and homes do."""

from .sorts import FORTNIGHTLY, MONTHLY, WEEKLY, Plan

FIELD = {
    "relief": (
        Plan("Susur jalur evakuasi {spot}", "relief", "sun", "7-11", "Titik kumpul {spot}", "Berjalan di jalur evakuasi, "
             "memeriksa rambu dan jembatan, serta menandai yang harus diperbaiki.", "Penyusur 4-7; Pencatat 1-2",
             "Sepatu lapangan\nAir minum"),
        Plan("Pendataan warga rentan {spot}", "relief", "sat", "8-12", "{hall} {spot}", "Memperbarui daftar warga yang "
             "perlu dijemput lebih dulu: lansia, difabel, ibu hamil, dan bayi.", "Pendata 4-8", "Papan jalan\nPulpen"),
        Plan("Gladi evakuasi {spot}", "relief", "sun", "8-11.30", "Lapangan {spot}", "Sirene, jalan kaki ke titik kumpul, "
             "hitung ulang, dan evaluasi singkat bersama perangkat desa.", "Pemandu jalur 4-6; Pertolongan "
             "pertama@first-aid 2-3; Pencatat 1-2"),
        Plan("Rawat alat dan tenda", "relief", "evening", "18.30-21", "Posko {spot}", "Mencuci tenda, memanaskan genset, "
             "dan mengganti baterai radio.", "Perawat alat 3-6"),
        Plan("Pelatihan pertolongan pertama {spot}", "training", "sat", "8-14", "{hall} {spot}", "Luka, patah tulang, "
             "pingsan, dan cara memindahkan korban tanpa menambah cedera.", "Pelatih@first-aid 2-3; Peserta 8-14"),
        Plan("Kelas siaga di SD {spot}", "campaign", "fri", "7.30-10", "SD Negeri 2 {spot}", "Lagu, gambar, dan latihan "
             "berlindung di kolong meja.", "Pemandu 3-5"),
        Plan("Piket posko", "relief", "sat", "19-23", "Posko {spot}", "Menjaga radio, mencatat laporan, dan menyiapkan "
             "minuman hangat bagi ronda.", "Penjaga posko 2-4", rule=WEEKLY),
        Plan("Rapat bulanan relawan siaga", "meeting", "evening", "19-20.30", "Posko {spot}", "Pembagian piket, laporan "
             "kas, dan apa yang dipelajari dari kejadian terakhir.", "Peserta 5-12", rule=MONTHLY),
    ),
    "radio": (
        Plan("Uji jangkau radio dari {spot}", "relief", "sun", "7-11", "Titik pantau {spot}", "Mencoba pancaran ke posko "
             "dan mencatat tempat yang tidak terdengar.", "Operator@amateur-radio 2-3; Pencatat 2-3"),
        Plan("Kelas dasar komunikasi darurat {spot}", "training", "sat", "9-13", "{hall} {spot}", "Mengeja, menyampaikan "
             "laporan singkat, dan menjaga saluran tetap kosong.", "Pelatih@amateur-radio 1-2; Peserta 5-9"),
        Plan("Perawatan pemancar ulang", "relief", "sat", "8-12", "Menara {spot}",
             "Memeriksa aki, kabel, dan penangkal petir.", "Teknisi 2-4", "Sabuk pengaman"),
        Plan("Siaga lintas komunikasi jalan sehat {spot}", "service", "sun", "5.30-10", "Lapangan {spot}",
             "Menjaga komunikasi panitia, pos kesehatan, dan ambulans.", "Operator 3-6"),
        Plan("Latihan jaring radio", "training", "evening", "20-21", "Sekretariat {spot}", "Panggil satu per satu, laporan "
             "cuaca, dan satu skenario darurat.", "Operator 4-8", rule=WEEKLY),
    ),
    "food": (
        Plan("Nasi bungkus untuk keluarga pasien {spot}", "service", "sat", "6-10", "Dapur warga {spot}", "Seratus dua "
             "puluh bungkus untuk keluarga yang menunggu di rumah sakit.", "Juru masak@cooking 2-3; Pembungkus 4-6; "
             "Pengantar 1-2", "Celemek\nPenutup kepala"),
        Plan("Sayur sisa pasar jadi lauk di {spot}", "service", "sun", "7-11", "Pasar {spot}", "Mengambil sayur yang masih "
             "baik sebelum dibuang, memasak, lalu membagikannya.", "Penjemput 2-4; Juru masak 2-4"),
        Plan("Belajar menyimpan dan mengolah bahan di {spot}", "training", "sun", "9-12", "{hall} {spot}", "Mengeringkan, "
             "mengasinkan, dan memasak sekali untuk tiga hari.", "Pemandu@cooking 1-2; Peserta 5-10"),
        Plan("Antar rantang lansia {spot}", "service", "week", "10-12.30", "Dapur warga {spot}", "Empat puluh rantang "
             "menuju rumah lansia yang tinggal sendiri.", "Pengantar 3-5; Juru masak 2-3"),
        Plan("Latihan dapur umum {spot}", "relief", "sun", "7-12", "Lapangan {spot}", "Dari tungku sampai antrean: tiga "
             "ratus porsi dalam empat jam.", "Juru masak@cooking 2-4; Logistik 3-5"),
        Plan("Dapur bersama", "service", "fri", "8-12", "Dapur warga {spot}", "Memasak makan siang bagi siapa saja yang "
             "datang. Bayar seikhlasnya, atau ikut mencuci piring.", "Juru masak 2-3; Pembantu dapur 2-4", rule=WEEKLY),
    ),
    "river": (
        Plan("Bersih {land} di {spot}", "environment", "sun", "6.30-10", "Tepi {land}, {spot}", "Mengangkat sampah dari "
             "tepi dan air, memilah, lalu menimbang supaya kita tahu berkurang atau tidak.",
             "Pengangkut 5-9; Pemilah 3-4; Pencatat 1-2", "Sepatu bot\nSarung tangan\nBaju ganti"),
        Plan("Uji mutu air {land} di {spot}", "environment", "sat", "7-10", "Tepi {land}, {spot}", "Suhu, kekeruhan, dan "
             "hewan kecil penanda mutu. Hasilnya dipajang di balai warga.", "Penguji@water-testing 1-2; Pencatat 2-3"),
        Plan("Tanam tepi {land}: {spot}", "environment", "sun", "7-10.30", "Tepi {land}, {spot}", "Menanam bambu dan "
             "vetiver supaya tebing tidak tergerus.", "Penanam 6-10", "Cangkul bila ada"),
        Plan("Susur anak sungai bersama pelajar {spot}", "campaign", "sat", "8-11", "SD Negeri 1 {spot}", "Anak mencatat "
             "pipa buangan, sampah, dan ikan yang masih terlihat.", "Pemandu 3-5; Pengaman 2-3"),
        Plan("Musyawarah warga tepi {land}: {spot}", "meeting", "evening", "19-21", "{hall} {spot}", "Menyepakati tempat "
             "sampah, jadwal angkut, dan siapa yang mengingatkan siapa.", "Panitia 2-4"),
        Plan("Ronda sampah {land}", "environment", "sat", "6-8", "Titik kumpul {spot}", "Menyusuri ruas yang sama setiap "
             "pekan, mengangkat yang baru hanyut.", "Penyusur 3-6", rule=WEEKLY),
    ),
    "forest": (
        Plan("Tanam pohon di {spot}", "environment", "sun", "7-11", "Petak tanam {spot}", "Menanam bibit beringin, puspa, "
             "dan salam di petak yang sudah disepakati pemilik lahan.", "Penanam 6-10; Pencatat 1-2",
             "Cangkul\nTopi\nAir minum"),
        Plan("Sulam dan siangi petak {spot}", "environment", "sat", "7-10.30", "Petak tanam {spot}", "Mengganti bibit yang "
             "mati dan membebaskan yang hidup dari gulma.", "Perawat pohon@tree-planting 1-3; Relawan 4-7"),
        Plan("Kumpul biji dan semai di {spot}", "environment", "sun", "8-11", "Persemaian {spot}", "Mengumpulkan biji dari "
             "pohon induk, menyemai, dan memberi label.", "Penyemai 4-8"),
        Plan("Sekat api dan ronda kering {spot}", "relief", "sat", "7-11", "Titik kumpul {spot}", "Membuat sekat di batas "
             "hutan rakyat dan memeriksa tandon air.", "Pembuka sekat 4-8", "Sabit\nSepatu bot"),
        Plan("Mata air {spot}: ukur debit", "environment", "sun", "8-10.30", "Mata air {spot}", "Mengukur debit tiga mata "
             "air dengan ember dan jam, lalu mencatatnya di papan.", "Pengukur 2-4"),
        Plan("Piket persemaian", "environment", "sun", "6.30-8.30", "Persemaian {spot}", "Menyiram, memindah bibit, dan "
             "membuang yang sakit.", "Perawat bibit 2-4", rule=WEEKLY),
    ),
    "coast": (
        Plan("Tanam bakau {spot}", "environment", "sun", "7-10.30", "Pesisir {spot}", "Menanam di petak yang surut pagi "
             "ini. Tongkat penyangga sudah disiapkan nelayan.", "Penanam 6-10; Pemandu 1-2", "Baju ganti\nTopi"),
        Plan("Bersih pantai {spot}", "environment", "sat", "6.30-9.30", "Pantai {spot}", "Memungut, memilah, dan mencatat "
             "merek sampah yang paling banyak.", "Pemungut 6-10; Pencatat 2-2", "Sarung tangan"),
        Plan("Hitung burung air di {spot}", "environment", "sun", "6-8.30", "Menara pantau {spot}", "Menghitung kuntul, "
             "trinil, dan cangak dengan teropong bersama.", "Pengamat 3-6", "Teropong bila ada"),
        Plan("Sekolah pesisir: anak {spot}", "campaign", "fri", "8-10.30", "SD Negeri 1 {spot}", "Mengapa bakau menahan "
             "ombak, dan ikan apa yang tumbuh di akarnya.", "Pemandu 2-4"),
        Plan("Sulam bakau dan periksa petak {spot}", "environment", "sat", "7-10", "Pesisir {spot}", "Mengganti bibit yang "
             "hanyut dan mengukur yang bertahan.", "Penyulam 4-7"),
        Plan("Patroli pesisir", "environment", "sun", "6-8", "Titik kumpul {spot}", "Menyusuri petak tanam, memungut jaring "
             "hanyut, dan mencatat kerusakan.", "Peronda 3-5", rule=FORTNIGHTLY),
    ),
    "waste": (
        Plan("Timbang dan tabung sampah {spot}", "service", "sat", "8-11", "Bank sampah {spot}", "Warga membawa sampah "
             "terpilah, ditimbang, dan dicatat di buku tabungan.", "Penimbang 2-3; Pemilah 3-5; Pencatat 1-2"),
        Plan("Kelas kompos rumah di {spot}", "training", "sun", "8.30-11", "{hall} {spot}", "Ember tumpuk, daun kering, dan "
             "cara menghindari bau.", "Pemandu@waste-sorting 1-2; Peserta 4-8"),
        Plan("Jemput minyak jelantah {spot}", "environment", "fri", "15-17.30", "Titik kumpul {spot}", "Mengambil jelantah "
             "dari warung supaya tidak masuk selokan.", "Penjemput 2-4"),
        Plan("Bebas plastik di hajatan {spot}", "campaign", "evening", "18.30-20.30", "{hall} {spot}", "Meminjamkan gelas "
             "dan piring milik bersama, lengkap dengan tim cuci.", "Tim cuci 3-6"),
        Plan("Kerajinan dari kemasan bekas di {spot}", "training", "sun", "9-12", "{hall} {spot}",
             "Membuat tas belanja dan pot gantung.", "Pemandu 1-2; Peserta 4-8"),
        Plan("Pilah bersama", "environment", "week", "15-17", "Bank sampah {spot}", "Memilah setoran pekan ini: botol, "
             "kertas, logam, dan yang harus ditolak.", "Pemilah 3-5", rule=WEEKLY),
    ),
    "animals": (
        Plan("Steril kucing jalanan {spot}", "service", "sun", "8-14", "{hall} {spot}", "Menangkap, menyeteril, merawat "
             "semalam, dan melepas kembali di tempat asal.", "Penangkap@animal-rescue 1-3; Perawat 3-5; Pencatat 1-1",
             "Handuk bekas"),
        Plan("Hari adopsi di {spot}", "campaign", "sat", "9-13", "Lapangan {spot}", "Mempertemukan kucing dan anjing yang "
             "sudah divaksin dengan calon keluarganya.", "Penjaga 3-5; Pewawancara 1-2"),
        Plan("Periksa ternak warga {spot}", "service", "sat", "7-11", "Kandang kelompok {spot}", "Menemani petugas "
             "kesehatan hewan memeriksa kambing dan sapi.", "Relawan 3-5", "Sepatu bot"),
        Plan("Vaksin rabies bersama di {spot}", "service", "sun", "8-11.30", "{hall} {spot}", "Mendaftar, memegang, dan "
             "menenangkan hewan saat disuntik.", "Pendaftaran 2-3; Pemegang 2-4"),
        Plan("Anak dan satwa: kelas kecil {spot}", "campaign", "fri", "9-11", "SD Negeri 1 {spot}", "Cara mendekati hewan, "
             "dan mengapa tidak dilempar batu.", "Pemandu 2-3"),
        Plan("Jaga penampungan", "service", "sat", "7-10", "Penampungan {spot}", "Membersihkan kandang, memberi makan, dan "
             "mengajak anjing berjalan.", "Penjaga 2-4", rule=WEEKLY),
    ),
    "electrician": (
        Plan("Periksa instalasi rumah {spot}", "service", "sun", "8-13", "{hall} {spot}", "Memeriksa kabel, sambungan, dan "
             "pengaman di dua puluh rumah kayu. Yang berbahaya diganti hari itu juga.",
             "Instalatir@electrical 3-5; Pendata 1-2", "Tespen\nSepatu karet"),
        Plan("Kelas aman listrik ibu rumah tangga {spot}", "campaign", "sat", "15-17", "{hall} {spot}",
             "Stopkontak bertumpuk, tangan basah, dan nomor yang harus dihubungi.", "Pemandu@electrical 1-2; Panitia 1-2"),
        Plan("Lampu jalan kampung {spot}", "service", "sat", "15-17.30", "Titik kumpul {spot}", "Mengganti lampu mati dan "
             "memasang tiga titik baru di gang sempit.", "Instalatir@electrical 2-4; Pembantu 2-3"),
        Plan("Uji kompetensi: belajar bersama", "training", "sun", "9-13", "Bengkel latih {spot}", "Latihan merangkai panel "
             "dan membaca gambar menjelang uji sertifikat.", "Peserta 5-9"),
        Plan("Perbaikan instalasi rumah ibadah {spot}", "service", "sun", "13-16.30", "Rumah ibadah {spot}", "Menata ulang "
             "kabel pengeras suara dan kipas.", "Instalatir@electrical 2-4"),
        Plan("Bengkel buka: servis alat rumah tangga", "service", "sat", "9-12", "Bengkel latih {spot}", "Setrika, kipas, "
             "penanak nasi: dibetulkan bersama pemiliknya.", "Teknisi 2-4", rule=FORTNIGHTLY),
    ),
}
