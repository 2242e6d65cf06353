"""The volunteer groups of the demo. All are invented."""

from .sorts import Kin

VOLUNTEERS = (
    Kin("Siaga Lereng Selatan", "relief", "Kab. Sleman", 2012, 22, "Relawan dusun di sisi selatan Merapi. Berlatih tiap "
        "bulan, memeriksa jalur evakuasi, dan merawat data warga yang perlu dijemput lebih dulu.",
        spots=("Cangkringan", "Pakem", "Ngemplak", "Turi", "Tempel")),
    Kin("Kampung Siaga Bantaran", "relief", "Kota Jakarta Timur", 2015, 14, "Warga bantaran kali yang menjaga pelampung, "
        "perahu, dan daftar rumah tangga sebelum air datang.",
        spots=("Cipinang Melayu", "Kampung Melayu", "Cawang", "Bidara Cina")),
    Kin("Siaga Teluk Palu", "relief", "Kota Palu", 2019, 14, "Belajar dari gempa: kelompok ini melatih warga pesisir dan "
        "sekolah agar tahu ke mana berlari dan siapa yang digandeng.",
        spots=("Mantikulore", "Ulujadi", "Tatanga", "Palu Barat")),
    Kin("Siaga Gelombang Padang", "relief", "Kota Padang", 2013, 13, "Pemuda pesisir yang menandai jalur ke tempat tinggi "
        "dan mengajak tetangga berlatih evakuasi.", spots=("Koto Tangah", "Padang Utara", "Padang Barat", "Nanggalo")),
    Kin("Siaga Asap Pontianak", "relief", "Kota Pontianak", 2016, 11, "Ronda api di lahan gambut pada musim kering, dan "
        "rumah singgah berudara bersih bagi bayi dan lansia.",
        spots=("Pontianak Selatan", "Pontianak Tenggara", "Pontianak Utara")),
    Kin("Radio Warga Merapi", "radio", "Kab. Klaten", 2010, 14, "Pemegang izin amatir radio dan pendengar setia yang "
        "meneruskan kabar dari pos pengamatan sampai ke dusun.",
        spots=("Kemalang", "Manisrenggo", "Karangnongko", "Jatinom")),
    Kin("Dapur Warga Laweyan", "food", "Kota Surakarta", 2014, 20, "Dapur bersama di lorong kampung. Beras dari warga, "
        "sayur dari pedagang pasar, tenaga dari siapa saja yang sempat.",
        spots=("Laweyan", "Jebres", "Serengan", "Pasar Kliwon")),
    Kin("Dapur Berbagi Kotagede", "food", "Kota Yogyakarta", 2017, 18, "Memasak dua kali seminggu untuk lansia yang tinggal "
        "sendiri dan pekerja yang sedang dirumahkan.", spots=("Kotagede", "Umbulharjo", "Mergangsan", "Gondokusuman")),
    Kin("Lumbung Makan Boyolali", "food", "Kab. Boyolali", 2020, 12, "Menampung kelebihan panen dan makanan layak dari "
        "hajatan, lalu mengantarkannya sebelum sore.", spots=("Ampel", "Mojosongo", "Teras", "Sawit", "Banyudono")),
    Kin("Kawan Kali Gajah Wong", "river", "Kota Yogyakarta", 2013, 17, "Warga dari hulu sampai hilir yang membersihkan, "
        "menguji air, dan membujuk tetangga berhenti membuang popok ke kali.", land="Kali Gajah Wong",
        spots=("Gondokusuman", "Umbulharjo", "Kotagede", "Banguntapan", "Depok")),
    Kin("Jaga Kali Pepe", "river", "Kota Surakarta", 2016, 14, "Menjaga kali yang membelah kota: angkat sampah, tanam di "
        "sempadan, dan catat mutu airnya setiap bulan.", land="Kali Pepe", spots=("Banjarsari", "Jebres", "Pasar Kliwon")),
    Kin("Jaga Cai Bandung Timur", "river", "Kota Bandung", 2018, 12, "Warga yang merawat anak sungai di belakang rumahnya "
        "sendiri, satu ruas demi satu ruas.", land="Sungai Cidurian",
        spots=("Kiaracondong", "Antapani", "Buahbatu", "Rancasari")),
    Kin("Rawat Hutan Selo", "forest", "Kab. Boyolali", 2015, 16, "Menanam kembali lereng yang gundul dan menjaga bibit "
        "sampai setinggi orang. Bibitnya disemai warga sendiri.", spots=("Selo", "Cepogo", "Musuk", "Ampel")),
    Kin("Rimba Menoreh", "forest", "Kab. Kulon Progo", 2018, 12, "Kelompok tani dan pemuda yang merawat mata air di "
        "perbukitan Menoreh dengan pohon yang tepat.", spots=("Samigaluh", "Girimulyo", "Kalibawang", "Kokap")),
    Kin("Tanam Bakau Semarang Utara", "coast", "Kota Semarang", 2014, 13, "Menanam dan menyulam bakau di pesisir yang terus "
        "terkikis, bersama nelayan dan sekolah.", spots=("Tugu", "Genuk", "Semarang Utara")),
    Kin("Penjaga Bakau Teluk Kupang", "coast", "Kota Kupang", 2017, 11, "Nelayan, guru, dan pelajar yang menjaga hutan "
        "bakau dan menghitung burung yang kembali.", spots=("Kelapa Lima", "Alak", "Kota Lama")),
    Kin("Sahabat Pesisir Lombok Utara", "coast", "Kab. Lombok Utara", 2019, 11, "Membersihkan pantai, menanam karang, dan "
        "mengajari anak kampung mengenal lautnya.", spots=("Pemenang", "Tanjung", "Gangga", "Bayan")),
    Kin("Jaga Danau Sentani", "river", "Kab. Jayapura", 2018, 12, "Kampung-kampung di tepi danau yang mengangkat eceng "
        "gondok dan sampah, serta menjaga tempat ikan bertelur.", land="Danau Sentani",
        spots=("Sentani", "Sentani Timur", "Ebungfauw")),
    Kin("Pojok Baca Mentari", "reading", "Kab. Klaten", 2016, 15, "Rak buku di teras rumah, dongeng tiap akhir pekan, dan "
        "sepeda yang mengantar buku ke dusun.", spots=("Wedi", "Bayat", "Trucuk", "Cawas", "Pedan")),
    Kin("Rumah Baca Kie Raha", "reading", "Kota Ternate", 2019, 11, "Buku, dongeng, dan papan tulis di bawah pohon pala. "
        "Terbuka bagi siapa saja yang ingin membaca.", spots=("Ternate Tengah", "Ternate Selatan", "Pulau Ternate")),
    Kin("Pojok Baca Pesisir Makassar", "reading", "Kota Makassar", 2017, 13, "Relawan yang membawa buku ke lorong pesisir "
        "dan pulau kecil, lalu membacanya keras-keras bersama anak.",
        spots=("Ujung Tanah", "Tallo", "Mariso", "Kepulauan Sangkarrang")),
    Kin("Kelas Sore Banjarsari", "tutoring", "Kota Surakarta", 2018, 15, "Bimbingan belajar gratis selepas sekolah, dipandu "
        "mahasiswa dan guru yang baru pensiun.", spots=("Banjarsari", "Jebres", "Laweyan")),
    Kin("Guru Relawan Sorong", "tutoring", "Kota Sorong", 2019, 11, "Mengajar membaca dan berhitung di kampung yang gurunya "
        "masih kurang, setiap akhir pekan.", spots=("Sorong Barat", "Sorong Timur", "Sorong Kepulauan", "Klaurung")),
    Kin("Kawan Donor Surakarta", "blood", "Kota Surakarta", 2011, 18, "Pengingat jadwal, pengantar pendonor, dan pendamping "
        "bagi yang baru pertama kali berani.", spots=("Jebres", "Banjarsari", "Laweyan", "Serengan")),
    Kin("Lingkar Donor Sleman", "blood", "Kab. Sleman", 2015, 15, "Daftar siaga pendonor per golongan darah, dijaga agar "
        "tidak ada keluarga yang mencari darah sendirian.", spots=("Depok", "Mlati", "Ngaglik", "Gamping", "Kalasan")),
    Kin("Sahabat Lansia Bantul", "elderly", "Kab. Bantul", 2014, 15, "Berkunjung, mengantar periksa, dan menemani "
        "mengobrol. Tidak ada lansia yang makan siang sendirian.",
        spots=("Sewon", "Kasihan", "Banguntapan", "Imogiri", "Pleret")),
    Kin("Sahabat Lansia Denpasar", "elderly", "Kota Denpasar", 2018, 11, "Relawan banjar yang menjenguk lansia, memeriksa "
        "tekanan darah, dan mengajak senam pagi.", spots=("Denpasar Utara", "Denpasar Timur", "Denpasar Selatan")),
    Kin("Teman Jalan Klaten", "access", "Kab. Klaten", 2019, 13, "Difabel dan nondifabel yang memeriksa trotoar, menemani "
        "urusan ke kantor, dan berlatih bahasa isyarat bersama.",
        spots=("Klaten Tengah", "Klaten Utara", "Delanggu", "Ceper")),
    Kin("Bank Sampah Melati Wedi", "waste", "Kab. Klaten", 2013, 15, "Ibu-ibu dan karang taruna yang menimbang, memilah, "
        "dan menabung sampah; hasilnya menjadi kas posyandu.", spots=("Wedi", "Gantiwarno", "Jogonalan", "Bayat")),
    Kin("Karawitan Warga Prambanan", "culture", "Kab. Klaten", 2008, 14, "Latihan gamelan terbuka, tari anak, dan pentas "
        "kecil di pendopo. Yang belum bisa akan diajari.", spots=("Prambanan", "Gantiwarno", "Jogonalan")),
    Kin("Kawan Satwa Sleman", "animals", "Kab. Sleman", 2017, 12, "Menolong kucing dan anjing telantar, mencarikan rumah, "
        "dan mendampingi peternak kecil saat ternak sakit.", spots=("Depok", "Ngaglik", "Mlati", "Godean")),
)
