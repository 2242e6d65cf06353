"""What groups of schooling, reading, law, language, press and culture do."""

from .sorts import FORTNIGHTLY, WEEKLY, Plan

LEARNING = {
    "teacher": (
        Plan("Bedah cara mengajar pecahan", "training", "sat", "8-11.30", "SD Negeri 1 {spot}", "Guru membawa satu "
             "rancangan pelajaran, mencobanya di depan rekan, dan pulang dengan versi yang lebih baik.",
             "Peserta@teaching 6-12; Panitia 1-2"),
        Plan("Kelas membaca permulaan di {spot}", "service", "week", "13-15", "SD Negeri 2 {spot}", "Mendampingi murid "
             "kelas rendah yang belum lancar membaca, satu guru tiga anak.", "Guru@teaching 3-5; Pendamping 2-3"),
        Plan("Guru belajar: menata kelas untuk anak berkebutuhan khusus", "seminar", "sat", "8.30-12",
             "Aula SD Negeri 3 {spot}", "Praktik sederhana: pencahayaan, giliran bicara, dan kartu jadwal.",
             "Peserta 8-14; Panitia 2-2"),
        Plan("Kerja bakti alat peraga {spot}", "other", "sun", "8-12", "SD Negeri 1 {spot}", "Membuat papan hitung, jam "
             "kardus, dan kotak huruf dari bahan bekas.", "Peserta 4-8", "Gunting\nKardus bekas"),
        Plan("Temu orang tua dan guru {spot}", "meeting", "evening", "18.30-20.30", "{hall} {spot}", "Membahas gawai, "
             "tidur, dan tugas rumah, dengan bahasa yang tidak menghakimi.", "Pemandu@teaching 2-3; Panitia 1-3"),
        Plan("Lingkar belajar guru kelas awal", "training", "fri", "13-15", "SD Negeri 2 {spot}", "Pertemuan rutin: satu "
             "masalah kelas, tiga gagasan, satu percobaan untuk dua minggu ke depan.", "Peserta 4-9", rule=FORTNIGHTLY),
    ),
    "lawyer": (
        Plan("Pos bantuan hukum {spot}", "service", "sat", "9-12", "{hall} {spot}", "Konsultasi tanpa biaya tentang tanah, "
             "waris, utang, dan ketenagakerjaan. Rahasia terjaga.", "Advokat@advocate 2-4; Penerima tamu 1-2",
             "Kartu anggota"),
        Plan("Pendampingan akta kelahiran di {spot}", "service", "week", "8.30-12", "Kantor pelayanan {spot}",
             "Membantu keluarga melengkapi berkas anak yang belum tercatat.", "Pendamping 2-4; Advokat@advocate 1-1"),
        Plan("Kelas paralegal desa {spot}", "training", "sun", "8.30-14", "{hall} {spot}", "Dua belas warga belajar "
             "menyusun kronologi, membaca surat, dan merujuk perkara.", "Pengajar@advocate 2-3; Panitia 2-3"),
        Plan("Mediasi sengketa batas tanah: latihan peran", "training", "evening", "18.30-21", "Sekretariat {spot}",
             "Berlatih mendengar dua pihak sampai selesai sebelum menawarkan jalan tengah.", "Peserta 4-10"),
        Plan("Penyuluhan pinjaman daring di {spot}", "campaign", "sun", "9-11", "{hall} {spot}", "Cara memeriksa izin, "
             "menghitung bunga, dan melapor bila ditagih dengan ancaman.", "Pembicara@advocate 1-2; Panitia 2-3"),
        Plan("Piket konsultasi hukum warga", "service", "week", "13-16", "Sekretariat {spot}", "Satu meja, dua advokat, dan "
             "kopi. Warga datang menurut nomor antrean.", "Advokat@advocate 1-2; Penerima tamu 1-1", rule=FORTNIGHTLY),
    ),
    "librarian": (
        Plan("Menata perpustakaan desa {spot}", "service", "sat", "8-13", "Perpustakaan Desa {spot}", "Menyiangi, memberi "
             "label, dan menata rak supaya anak menemukan bukunya sendiri.", "Pustakawan@literacy 2-4; Relawan 3-5",
             "Masker\nKain lap"),
        Plan("Katalog bersama: entri koleksi {spot}", "service", "evening", "18-20.30", "Perpustakaan Desa {spot}",
             "Memasukkan koleksi ke katalog bersama agar buku dapat dipinjam antardesa.", "Pengentri 3-6", "Laptop"),
        Plan("Kelas telusur informasi untuk pelajar {spot}", "training", "fri", "8-11", "SMP Negeri 1 {spot}",
             "Membedakan sumber, mencatat kutipan, dan menyadari kapan mesin pencari menyesatkan.",
             "Pemandu@literacy 2-3; Pendamping 1-2"),
        Plan("Layanan buku keliling {spot}", "service", "any", "14-16.30", "Lapangan {spot}", "Dua kotak buku, satu tikar, "
             "dan daftar pinjam. Anak boleh memilih tiga judul.", "Pustakawan 1-2; Pengantar 1-3"),
        Plan("Merawat naskah lama: belajar bersama", "training", "sun", "9-12", "Ruang baca {spot}", "Membersihkan debu, "
             "membuat kotak bebas asam, dan memotret halaman rapuh.", "Peserta 4-8", "Sarung tangan katun"),
        Plan("Piket perpustakaan malam", "service", "evening", "18.30-20.30", "Perpustakaan Desa {spot}", "Membuka ruang "
             "baca bagi pelajar yang rumahnya ramai.", "Penjaga 2-3", rule=WEEKLY),
    ),
    "reading": (
        Plan("Dongeng dan baca nyaring di {spot}", "service", "sun", "8.30-10.30", "{hall} {spot}", "Dua dongeng, satu "
             "permainan, dan setengah jam membaca sendiri.", "Pendongeng@storytelling 1-1; Pendamping baca 3-5"),
        Plan("Sepeda buku menuju {spot}", "service", "sat", "15-17", "Lapangan {spot}", "Mengantar enam puluh buku ke "
             "anak-anak yang jauh dari perpustakaan, sekaligus mengambil yang sudah dibaca.", "Pesepeda 3-5",
             "Helm\nAir minum"),
        Plan("Sampul dan tambal buku", "other", "evening", "18.30-20.30", "Rumah baca {spot}", "Menyampul, menambal, dan "
             "memberi nomor buku sumbangan bulan ini.", "Relawan 3-7"),
        Plan("Kelas menulis surat untuk anak {spot}", "training", "sat", "9-11", "{hall} {spot}", "Anak menulis surat "
             "kepada anak di pulau lain; suratnya sungguh dikirim.", "Pendamping@literacy 2-3; Relawan 2-3"),
        Plan("Lapak baca di {spot}", "campaign", "sun", "6.30-9", "Lapangan {spot}", "Gelar tikar dan seratus buku di "
             "tengah orang berolahraga pagi.", "Penjaga lapak 3-5"),
        Plan("Jam baca anak", "service", "sat", "15.30-17", "Teras baca {spot}", "Membuka rak, membacakan satu buku, dan "
             "menemani anak yang masih mengeja.", "Pendamping baca 3-5", rule=WEEKLY),
    ),
    "tutoring": (
        Plan("Persiapan ujian kelas enam {spot}", "service", "sat", "8-11", "{hall} {spot}", "Latihan soal matematika dan "
             "bahasa Indonesia dalam kelompok kecil.", "Pengajar@teaching 2-3; Pendamping 3-5"),
        Plan("Belajar membaca bersama anak {spot}", "service", "sun", "9-11.30", "SD Negeri 2 {spot}",
             "Mengeja, menyambung, lalu membaca cerita pendek. Orang tua diajak melanjutkan di rumah.",
             "Pengajar@teaching 2-3; Pendamping 3-5"),
        Plan("Kelas percobaan sains di {spot}", "service", "sat", "13-15", "{hall} {spot}", "Roket air, magnet, dan "
             "kecambah: percobaan murah yang membuat anak bertanya.", "Pendamping 4-7", "Botol bekas"),
        Plan("Kunjungan rumah murid {spot}", "service", "evening", "16-18", "Titik kumpul {spot}", "Menanyakan kabar murid "
             "yang beberapa kali tidak datang.", "Pengajar 2-4"),
        Plan("Pelatihan tutor baru", "training", "sun", "8-12", "Ruang kelas {spot}", "Cara menjelaskan tanpa memberi "
             "jawaban, dan menjaga keselamatan anak.", "Tutor baru 5-10; Pelatih@teaching 1-2"),
        Plan("Bimbingan belajar sore", "service", "week", "15.30-17.30", "Ruang kelas {spot}", "Pekerjaan rumah, hitungan, "
             "dan bacaan. Anak datang bebas, tutor bergiliran.", "Tutor 3-5", rule=WEEKLY),
    ),
    "signing": (
        Plan("Juru bahasa isyarat untuk layanan puskesmas {spot}", "service", "week", "8-12", "Puskesmas {spot}",
             "Mendampingi pasien Tuli dari loket sampai ruang periksa.", "Juru bahasa@sign-language 2-3"),
        Plan("Kelas isyarat untuk petugas {spot}", "training", "fri", "13-15", "Kantor pelayanan {spot}",
             "Lima puluh isyarat pertama bagi petugas loket.", "Pengajar@sign-language 1-2; Pendamping 1-2"),
        Plan("Nonton dan bincang berisyarat di {spot}", "other", "sat", "18.30-21", "{hall} {spot}", "Film pendek dengan "
             "takarir, lalu obrolan dua bahasa.", "Juru bahasa@sign-language 1-2; Panitia 2-4"),
        Plan("Latihan istilah: hukum dan kesehatan", "training", "sun", "9-12", "Sekretariat {spot}", "Menyepakati isyarat "
             "bagi istilah baru bersama orang Tuli.", "Peserta 4-9"),
        Plan("Pengumuman warga dengan isyarat di {spot}", "service", "sun", "7-9.30", "{hall} {spot}", "Menerjemahkan "
             "pengumuman dalam pertemuan warga supaya semua tahu pada saat yang sama.", "Juru bahasa@sign-language 1-3"),
        Plan("Ruang latih isyarat", "training", "evening", "18.30-20", "Sekretariat {spot}", "Latihan terbuka bagi siapa "
             "saja yang sudah lulus kelas dasar.", "Peserta 4-8", rule=FORTNIGHTLY),
    ),
    "press": (
        Plan("Kelas menulis berita warga {spot}", "training", "sat", "9-13", "{hall} {spot}", "Siapa berkata apa, dari mana "
             "kita tahu, dan siapa yang belum ditanya.", "Pelatih 1-2; Peserta 4-9"),
        Plan("Periksa kabar bersama pelajar {spot}", "campaign", "fri", "9-11", "SMA Negeri 1 {spot}", "Membongkar kabar "
             "bohong yang sedang beredar, langkah demi langkah.", "Pemandu 2-3; Pendamping 1-2"),
        Plan("Liputan bersama pasar {spot}", "other", "sun", "6-10", "Pasar {spot}", "Berlatih mewawancarai dan memotret "
             "dengan izin, lalu menulis tiga paragraf.", "Peserta 3-7", "Buku catatan"),
        Plan("Siaran radio warga dari {spot}", "service", "evening", "19-21", "Studio kecil {spot}", "Satu jam kabar "
             "kampung, satu jam musik, dan telepon dari pendengar.", "Penyiar 2-3; Operator 1-1"),
        Plan("Rapat redaksi warga", "meeting", "evening", "19-20.30", "Sekretariat {spot}", "Menentukan apa yang diliput "
             "dua minggu ke depan, dan siapa memeriksa apa.", "Peserta 3-7", rule=FORTNIGHTLY),
    ),
    "culture": (
        Plan("Pentas kecil di pendopo {spot}", "other", "sat", "18.30-21.30", "Pendopo {spot}", "Tiga gending, satu tari "
             "anak, dan wedang jahe. Terbuka bagi semua.", "Penabuh 6-10; Panitia 3-4"),
        Plan("Kelas tari anak {spot}", "training", "sun", "8-10", "Pendopo {spot}", "Tari dasar bagi anak kelas satu sampai "
             "enam.", "Pelatih 1-2; Pendamping 2-3"),
        Plan("Merawat gamelan: bersih dan laras", "other", "sun", "8-12", "Sanggar {spot}", "Membersihkan bilah, mengganti "
             "tali, dan menyelaraskan kembali nada.", "Perawat gamelan 3-6", "Kain lap"),
        Plan("Macapat malam di {spot}", "other", "evening", "19.30-21.30", "{hall} {spot}", "Membaca dan menembangkan, lalu "
             "mengobrol tentang artinya.", "Penembang 3-6"),
        Plan("Gamelan masuk sekolah: SD {spot}", "training", "fri", "8-10.30", "SD Negeri 1 {spot}", "Mengenalkan saron dan "
             "demung kepada murid kelas empat.", "Pelatih 2-3"),
        Plan("Latihan karawitan terbuka", "training", "evening", "19-21", "Sanggar {spot}", "Latihan rutin, pemula duduk di "
             "sebelah yang sudah mahir.", "Penabuh 5-9", rule=WEEKLY),
    ),
}
