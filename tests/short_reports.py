"""Short invented reports and the languages they are in."""

ENGLISH = """
Kestria on Thursday demanded that Norhavn give up its missile programme.
Varland's parliament on Sunday lifted a curfew in Tolmark, Radio Lume reported.
The Hezari threatened Monday to resume attacks in Qasr al-Nabi.
Secretary General Chedli Ben Mabrouk undertook a mediation mission between Sarif and Abu Nidar.
Hungaria has said it will support a U.N. resolution to impose a blockade against neighboring Servia.
Beirout again rejected an appeal for deploying army troops along its borders.
Croavian authorities are failing refugees, a human rights group protested here Wednesday.
Monterra's prime minister has been indicted by a war crimes court.
Angry activists from the defeated Fatash Party have staged rallies in Ghazira.
Security forces in Guinara have tortured scores of Leonian refugees.
Rebels in Côte Dorée on Tuesday blocked transport into Abidou.
Congress agreed to lift embargoes on pharmaceutical sales to Irania, Libra and Cubara.
On September 29, Rutin offered to negotiate with the president of Armeria.
The Azeri parliament threatened to break relations with Rossland.
Seven opposition parties in Nepar organized a general strike that shut down Khatmara.
Jean-Pierre Dubois met Giovanni Rossi in Lyons.
Police arrested 12 protesters.
Two soldiers were killed in Tolmark.
Eleven miners died.
Norhavn recalled its ambassador.
Ana Ruiz, Karla Quist and Giovanni Bellini denied the charge.
Rebels attacked El Sauce, San Pedro and Santa Elena.
Guerrillas kidnapped Jorge Alberto Santamaría in Villa Rosario.
Nikolai Petrovich Bogdanov visits Ulan Bator.
Shinzo Takahara and Kim Dae-ho signed a treaty.
Volkswerk AG and Deutsche Hafenbank AG suspended talks.
Dutch Foreign Minister Joost van der Meer condemned the raid.
Estonian troops withdraw from Narva-Jõesuu.
Prime Minister Recep Yıldırım accused Kurdish militants.
Al-Shamar claims responsibility.
Colombian senator Álvaro Gutiérrez resigns.
Talks between Hanoi and Phnom Lao collapsed.
police have reported that terrorists bombed the embassies.
guerrillas blew up the oil pipeline in arauca.
PORT OF ESSEL CLOSED AFTER STRIKE.
German Chancellor Ursula Kleinschmidt arrives in Warszawa.
Israeli jets bombed Baalbekka.
Mexico, Chile and Peru sign trade accord.
Sudan, Darfur rebels agree to ceasefire.
Italian police arrest mafia boss Salvatore Lo Grasso.
The General Union of Dockers, led by François Lemaire, called off the strike in Le Havre-sur-Mer.
Fiji's Laisenia Qalo sacks Ratu Epeli Nawaqa.
Mayor: bridge is safe
Turkmen leader Gurbanguly Atayev pardons 500 prisoners.
Tamil Tigers shell Jaffnapatam.
Iceland recognises Baltia.
""".strip().splitlines()

OTHERS = [
    ("de", "Die Ministerin trat am Montag zurück."),
    ("de", "Polizisten nahmen in Essel zwölf Demonstranten fest."),
    ("de", "Der Hafen bleibt bis Mai geschlossen."),
    ("de", "Rebellen greifen Hauptstadt an"),
    ("es", "La alcaldesa dimitió el lunes."),
    ("es", "Los rebeldes atacaron el puerto de Essel."),
    ("es", "El gobierno rechazó la propuesta de los sindicatos."),
    ("es", "Guerrilleros secuestran a dos ingenieros en Arauca"),
    ("fr", "La ministre a démissionné lundi."),
    ("fr", "Des rebelles ont attaqué le port d’Essel."),
    ("fr", "Le gouvernement rejette la proposition des syndicats."),
    ("fr", "Grève générale à Lume"),
    ("it", "La sindaca si è dimessa lunedì."),
    ("it", "I ribelli hanno attaccato il porto di Essel."),
    ("it", "Il governo ha respinto la proposta dei sindacati."),
    ("pt", "A prefeita renunciou na segunda-feira."),
    ("pt", "Os rebeldes atacaram o porto de Essel."),
    ("pt", "O governo rejeitou a proposta dos sindicatos e não quis negociar."),
    ("nl", "De minister trad maandag af."),
    ("nl", "Rebellen vielen de haven van Essel aan."),
    ("nl", "Het kabinet verwierp het voorstel van de vakbonden."),
    ("sv", "Rebeller anföll hamnen i Essel på måndagen."),
    ("pl", "Rebelianci zaatakowali port w Essel w poniedziałek."),
    ("tr", "İsyancılar pazartesi günü limana saldırdı."),
    ("id", "Para pemberontak menyerang pelabuhan pada hari Senin."),
    ("zh", "叛军星期一袭击了港口。"),
    ("zh", "市长辞职。"),
    ("ja", "反乱軍は月曜日に港を攻撃した。"),
    ("ja", "市長が辞任した。"),
    ("ru", "Повстанцы атаковали порт в понедельник."),
    ("ru", "Мэр ушёл в отставку."),
    ("ar", "هاجم المتمردون الميناء يوم الاثنين."),
    ("ar", "استقال رئيس البلدية."),
    ("ko", "반군이 월요일 항구를 공격했다."),
    ("el", "Οι αντάρτες επιτέθηκαν στο λιμάνι τη Δευτέρα."),
    ("he", "המורדים תקפו את הנמל ביום שני."),
    ("hi", "विद्रोहियों ने सोमवार को बंदरगाह पर हमला किया।"),
    ("uk", "Повстанці атакували порт у понеділок, повідомила поліція."),
]
