"""Invented names as people of the archipelago carry them, some with a single word. They belong to nobody in particular."""

SINGLE = ("Suparti", "Sukini", "Wagiyem", "Tukiman", "Paryanto", "Sumarni", "Ngatini", "Sarjono", "Warsito", "Poniyem",
          "Sukirman", "Tumini", "Wagimin", "Sutarmi", "Kasiyem", "Paijo", "Suratmi", "Jumadi", "Ngadiman", "Sriyatun",
          "Mujiyem", "Parjiyo", "Sunarti", "Giyono", "Samiyem", "Tugiman", "Rubinah", "Saliyem", "Suwarni", "Wiyono",
          "Karsinem", "Sugimin", "Lasiyem", "Darmini", "Tarmuji", "Yatinem", "Sarwono", "Wahyuni", "Triyono", "Mujiono",
          "Sutrisni", "Partini", "Ponijo", "Surip")
JAVANESE = (("Anisa", "Dewi", "Endah", "Fitri", "Galuh", "Hesti", "Indah", "Kartika", "Lilis", "Mega", "Nining", "Nur",
             "Puji", "Rahayu", "Rini", "Siti", "Sri", "Tutik", "Umi", "Wening", "Yuli", "Ratna", "Wiwik", "Tri", "Dyah",
             "Eka", "Ani", "Ambar", "Murni", "Laras"),
            ("Aji", "Arif", "Bayu", "Budi", "Danang", "Eko", "Fajar", "Gunawan", "Hari", "Heru", "Joko", "Kuncoro", "Nanang",
             "Pandu", "Rizki", "Sigit", "Tegar", "Wahyu", "Yudi", "Anang", "Catur", "Dimas", "Edi", "Tulus", "Mulyadi",
             "Ridwan", "Ismail", "Taufik", "Galih", "Seno"),
            ("Pratiwi", "Handayani", "Kusuma", "Setyaningsih", "Puspitasari", "Rahmawati", "Suryani", "Utami", "Widyastuti",
             "Purwanti", "Lestariningsih", "Fatimah", "Hidayati", "Mulyani", "Anggraini", "Maryati", "Sulistyorini",
             "Nurhayati", "Wulansari", "Indriyani", "Susilowati", "Ekawati", "Rohmah", "Khasanah", "Prihatin"),
            ("Santoso", "Nugroho", "Purnomo", "Wibisono", "Setyawan", "Hartono", "Susanto", "Kurniawan", "Saputro",
             "Wijayanto", "Raharjo", "Prasetya", "Suryanto", "Utomo", "Hidayat", "Mahendra", "Darmawan", "Priyanto",
             "Sudarsono", "Cahyono", "Triatmojo", "Wicaksono", "Anwar", "Firmansyah", "Haryanto"))
# By the first two digits of a province: women, men, second names of women, second names of men.
REGIONS = {
    "32": (("Neneng", "Euis", "Imas", "Lilis", "Rina", "Yanti", "Teti", "Siti", "Ai", "Dedeh"),
           ("Asep", "Cecep", "Dadang", "Ujang", "Deden", "Iwan", "Yayan", "Agung", "Rahmat", "Hendra"),
           ("Komalasari", "Nurjanah", "Rohaeti", "Sukaesih", "Kurniasih", "Maryani", "Suhartini", "Yuliani"),
           ("Suryana", "Kurnia", "Hermawan", "Mulyana", "Sutisna", "Gunadi", "Ramdani", "Sopandi")),
    "51": (("Ni Wayan", "Ni Made", "Ni Nyoman", "Ni Ketut", "Ni Luh"),
           ("I Wayan", "I Made", "I Nyoman", "I Ketut", "I Gede"),
           ("Sukerti", "Ariani", "Suartini", "Widiasih", "Puspayanti", "Sriasih", "Murtini", "Yuliastari"),
           ("Suarta", "Sudiarta", "Widana", "Artawan", "Suardika", "Mudita", "Arnawa", "Sukarta")),
    "52": (("Baiq Nur", "Baiq Rina", "Siti", "Husnul", "Nurul", "Mariam"),
           ("Lalu Hasan", "Lalu Ahmad", "Muhamad", "Sahrul", "Zainal", "Mahsun"),
           ("Aini", "Hidayah", "Hayati", "Khotimah", "Safitri", "Wardani"),
           ("Azhari", "Muhsin", "Hamdi", "Rusdi", "Syukri", "Mustafa")),
    "53": (("Maria", "Yohana", "Yublina", "Marselina", "Adolfina", "Yuliana", "Paulina", "Emiliana"),
           ("Petrus", "Kornelis", "Melkianus", "Yakobus", "Arnoldus", "Simon", "Gabriel", "Marthen"),
           ("Nenobais", "Tefa", "Lakapu", "Bere", "Taneo", "Seran", "Ledoh", "Manafe"),
           ("Nenobais", "Tefa", "Lakapu", "Bere", "Taneo", "Seran", "Ledoh", "Manafe")),
    "12": (("Rosmawati", "Tiurma", "Lasma", "Duma", "Nurhaida", "Melva", "Rotua"),
           ("Binsar", "Parlindungan", "Tigor", "Saut", "Rahmat", "Jonner"),
           ("Sitorus", "Nainggolan", "Harahap", "Lubis", "Pasaribu", "Manurung", "Hutapea", "Tarigan"),
           ("Sitorus", "Nainggolan", "Harahap", "Lubis", "Pasaribu", "Manurung", "Hutapea", "Tarigan")),
    "13": (("Yulia", "Rahmi", "Fitria", "Desi", "Upik", "Mira", "Yusnidar"),
           ("Afdal", "Syafril", "Zulfikar", "Rahmat", "Yusrizal", "Hendri", "Ilham"),
           ("Putri", "Yenti", "Marlina", "Oktavia", "Novera", "Suryati", "Hasnah"),
           ("Zikri", "Caniago", "Piliang", "Marta", "Effendi", "Koto", "Sikumbang")),
    "61": (("Halimah", "Dayang Sari", "Yosefina", "Lim Mei", "Nurul", "Hartati"),
           ("Syarif Hamid", "Uray Rahman", "Yohanes", "Budiman", "Mursalin", "Hermanus"),
           ("Astuti", "Wati", "Maulida", "Kartini", "Yanti", "Safitri"),
           ("Abdurrahim", "Kasdi", "Syahrani", "Ramli", "Asmadi", "Tanjung")),
    "64": (("Noor", "Siti", "Rusdiana", "Hajrah", "Mariati", "Selvia"),
           ("Ahmad", "Rudiansyah", "Syamsul", "Yansen", "Hairul", "Abdul"),
           ("Hasanah", "Aisyah", "Jannah", "Safarina", "Mahrita", "Norlela"),
           ("Fahriansyah", "Rahmadi", "Hamdani", "Basuni", "Ardiansyah", "Gafur")),
    "73": (("Nurhayati", "Sitti", "Andi Rahma", "Hasnawati", "Rosdiana", "Marwah", "Hj. Sitti"),
           ("Baso", "Andi Asdar", "Muh. Ilyas", "Sudirman", "Syarifuddin", "Ambo", "Haeruddin"),
           ("Daeng Kanang", "Daeng Te'ne", "Aminah", "Hamsiah", "Ramlah", "Suriani", "Bunga"),
           ("Daeng Nai", "Daeng Rewa", "Ramli", "Mappa", "Tahir", "Saleng", "Rauf")),
    "81": (("Yosina", "Femmy", "Wa Ode Lina", "Fatma", "Ludia", "Novita", "Salma"),
           ("Semuel", "Rusli", "Marthin", "Ongen", "Hasan", "Frans", "Abdullah"),
           ("Tuasikal", "Lesnussa", "Sahetapy", "Nanlohy", "Hehanussa", "Latuihamallo", "Rumain"),
           ("Tuasikal", "Lesnussa", "Sahetapy", "Nanlohy", "Hehanussa", "Latuihamallo", "Rumain")),
    "82": (("Nurain", "Rahma", "Saida", "Hawa", "Marlina", "Fitria"),
           ("Rusdi", "Hamid", "Djafar", "Iskandar", "Fahri", "Usman"),
           ("Abubakar", "Djalil", "Hi. Umar", "Kasim", "Tomagola", "Buamona"),
           ("Abubakar", "Djalil", "Hi. Umar", "Kasim", "Tomagola", "Buamona")),
    "91": (("Dorkas", "Yosina", "Naomi", "Elisabet", "Mince", "Orpa", "Agustina"),
           ("Marthen", "Yafet", "Otniel", "Yunus", "Elia", "Silas", "Festus"),
           ("Ohee", "Felle", "Rumbiak", "Kogoya", "Yoku", "Pulalo", "Wally", "Krey"),
           ("Ohee", "Felle", "Rumbiak", "Kogoya", "Yoku", "Pulalo", "Wally", "Krey")),
}
ALIKE = {
    "11": "13",
    "14": "13",
    "15": "13",
    "16": "13",
    "17": "13",
    "18": "13",
    "19": "13",
    "21": "13",
    "62": "64",
    "63": "64",
    "65": "64",
    "71": "81",
    "72": "73",
    "74": "73",
    "75": "73",
    "76": "73",
    "92": "91",
    "93": "91",
    "94": "91",
    "95": "91",
    "96": "91",
}


def name_for(chance, province):
    """A name of somebody from the province with this code."""
    women, men, hers, his = REGIONS.get(ALIKE.get(province, province), JAVANESE)
    if women is JAVANESE[0] and chance.random() < 0.13:
        return chance.choice(SINGLE)
    first, second = (women, hers) if chance.random() < 0.56 else (men, his)
    if len(women) > 20 and chance.random() < 0.12:
        one, two = chance.sample(first, 2)
        return f"{one} {two} {chance.choice(second)}"
    return f"{chance.choice(first)} {chance.choice(second)}"


def fresh_name(chance, province, taken):
    """A name that is not yet among `taken`, to which it is added."""
    for turn in range(200):
        name = name_for(chance, province)
        if turn > 60:
            name = f"{name} {chance.choice(JAVANESE[2])}"
        if name not in taken:
            taken.add(name)
            return name
    raise ValueError("no fresh name found")
