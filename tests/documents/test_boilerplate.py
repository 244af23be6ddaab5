"""What is part of a report and what stands around it."""

import time

import pytest

from summarizer.documents.boilerplate import boilerplate
from summarizer.documents.sentences import split

AROUND = """
By Ana Ruiz
By Ana Ruiz, Staff Writer
BY ANA RUIZ AND TOM HALE
By Ana Ruiz and Tom Hale, Associated Press
By Jan van der Meer | Science Correspondent
By Ana Ruiz May 6, 2031 5:30 p.m.
By our correspondent in Lume
Ana Ruiz, Staff Writer
Von Karla Quist
Von Karla Quist, Korrespondentin in Lume
Por Álvaro Núñez
Par Élise Moreau
(Reporting by Ana Ruiz; Editing by Tom Hale)
Reporting by Ana Ruiz in Lume; additional reporting by Ida Falk.
Ana Ruiz and Ida Falk contributed to this report.
The Associated Press contributed to this story.
With files from The Lume Press.
Photo: Ana Ruiz/AFP
Photo: Ana Ruiz
Credit: Lume Museum of Art
(Photo by Ana Ruiz/Getty Images)
(AP Photo/Ana Ruiz)
Ana Ruiz / Getty Images
Ana Ruiz/Reuters
FILE PHOTO: The mayor of Lume speaks at the port, May 6, 2031.
FILE - The bridge at Hallow is seen from the air.
Image caption The bridge at Hallow
Caption: The mayor of Lume at the port.
Foto: dpa
Bild: Karla Quist / dpa
Foto: EFE
Crédit photo : Élise Moreau
Read more: Why the bridge at Hallow fell
Read more
READ ALSO: Mayor to resign
Related: Five things about the port
Related articles
More on this story
Read the full story here.
Read more about the strike here.
Continue reading the main story
Watch the video below.
Lesen Sie auch: Warum die Brücke fiel
Mehr zum Thema
Lea también: El puerto cierra
Te puede interesar
Lire aussi : Le port ferme
À lire aussi
Sign up for our newsletter
Sign up here to get our morning briefing.
Subscribe to our newsletter for the latest from Lume.
Get the Lume Morning newsletter in your inbox.
Already a subscriber? Log in.
To continue reading this article, subscribe.
Support our journalism today.
Follow us on Facebook and Twitter.
Follow Ana Ruiz on Twitter.
Follow @lumepress for updates
Folgen Sie uns auf Facebook
Síguenos en Instagram
Suivez-nous sur Facebook
Suscríbase a nuestro boletín
Abonnez-vous à notre lettre
Newsletter abonnieren
Advertisement
ADVERTISEMENT
Advertisement - Scroll to Continue
Anzeige
Publicidad
Publicité
Story continues below advertisement
Click here to see the pictures.
Klicken Sie hier
Share this article
Share this story on Facebook
Share
5 min read
We use cookies to make this site better.
© 2031 Lume Press
Copyright 2031 The Lume Press. All rights reserved.
All rights reserved.
Alle Rechte vorbehalten
Todos los derechos reservados.
This material may not be published, broadcast, rewritten or redistributed.
This story has been updated.
This story has been updated with comments from the mayor.
This article was originally published in the Lume Press.
This is a developing story and will be updated.
An earlier version of this article misstated the age of the mayor.
Updated 5:30 p.m. ET
Published: May 6, 2031
Stand: 06.05.2031, 17:30 Uhr
**Read more:** Why the bridge fell
By ANA RUIZ, Associated Press
By Ana Ruiz, AP Business Writer
By Ana Ruiz • Published May 6, 2031
By Dr. Ana Ruiz
By Ana Ruiz | Lume Press
By Ana Ruiz, The Lume Press
By Ana Ruiz of the Lume Press
By Ana Ruiz, political reporter
Ana Ruiz is a staff writer.
Ana Ruiz reported from Lume.
Ida Falk reported from Hallow; Tom Hale contributed from Essel.
Written by Ana Ruiz
Edited by Tom Hale
Photo by Ana Ruiz
Photographs by Ana Ruiz
Photo courtesy of Lume Museum
Image: Lume Museum
Picture: Ana Ruiz / AFP / Getty Images
Credit...Ana Ruiz for The Lume Press
Getty Images
Read More
Read more here
READ MORE: Mayor resigns
READ NEXT: Mayor resigns
MORE: Mayor resigns
SEE ALSO: Mayor resigns
Also on Lume Press: Mayor resigns
You may also like
Recommended for you
More from Lume Press
Sign up for our daily newsletter
Sign up for The Morning newsletter
Sign up to receive breaking news alerts
Subscribe now
Subscribe to The Lume Press for unlimited access
Get breaking news alerts from Lume Press
Follow us on X
Follow Lume Press on Facebook
Follow Ana Ruiz on Twitter: @anaruiz
Find us on Facebook
Like us on Facebook
Join our WhatsApp channel
Connect with us on Instagram
Contact Ana Ruiz at ana@lume.example
Email: ana@lume.example
Advertisement - story continues below
ADVERTISEMENT CONTINUE READING BELOW
Skip advertisement
Story continues
Article continues below advertisement
Click to share on Facebook
Click here for more on this story
Click to enlarge
Share on Twitter
Share this:
Copyright © 2031 Lume Press
Copyright 2031 by The Lume Press
(c) Lume Press 2031
© Lume Press
(C) 2031 Lume Press
This story has been corrected.
This story was updated at 5:30 p.m.
This article has been updated to include comments from the mayor.
Correction: An earlier version of this story misspelled the mayor's name.
Editor's note: This story has been updated.
This is a breaking news story. Check back for updates.
Check back for updates.
More to come.
This story is developing.
Last updated on May 6, 2031 at 3:40 pm
Updated May 6, 2031
Posted 3 hours ago
Published 6 May
6 May 2031
Our Standards: The Lume Principles.
Watch: Mayor resigns
VIDEO: Mayor resigns
Listen to this article
Print this page
View comments
Hide comments
Von Karla Quist, dpa
Ein Bericht von Karla Quist
Foto: Karla Quist/dpa
Quelle: dpa
Mehr zum Thema: Brücken
Jetzt Newsletter abonnieren
Diesen Artikel teilen
Artikel teilen
Zur Startseite
Por Lucía Prado, Lume
Foto: Lucía Prado / EFE
Leer más: El puerto
Lea aquí la nota completa
Síguenos en X
Compartir en Facebook
Par Hugo Tissier, à Lume
Photo Hugo Tissier / AFP
Publié le 4 novembre 2031 à 17h20
Mis à jour le 4 novembre 2031
Partager sur Facebook
Lire la suite
Abonnez-vous
Article réservé aux abonnés
""".strip().splitlines()

REPORT = """
By Friday, Essel was dry.
By Lake Essel, Kestria's army built a camp.
By Monday Kestria had left.
By all accounts the mayor of Lume won.
By Ana Ruiz's account, the port was closed.
By Norhavn and Kestria's own count, 12 ships sank.
Von Essel aus fuhren zwölf Schiffe nach Norhavn.
Por Lume pasaron doce barcos.
The bank contributed to this crisis.
Rain and ice contributed to this accident, police said.
The reporting by Lume Press led to his arrest.
Reporting by telephone, Ana Ruiz said the port was on fire.
Photo evidence showed that the bridge had moved.
Photographs of the bridge were shown in court.
The photo: a man alone on a bridge, shot by nobody knows whom.
Image matters, the mayor said.
Credit Lume sold its shares.
File a complaint, the minister told the dockers.
Getty Images sued the company on Friday.
Reuters reported that the port was closed.
Ana Ruiz of Reuters was arrested.
Read more books, the minister told pupils.
Related companies were searched by police.
More people were killed on Friday.
Watch him, the general told his men.
Sign up for the army, the poster said.
Dockers signed up for a newsletter of the union.
Subscribe or leave, the owner told the members.
Register of voters was stolen, police said.
Follow the money, the prosecutor said.
Followers of Ana Ruiz on Twitter threatened the mayor.
The union asked people to follow it on Facebook.
Advertisements for tobacco were banned.
Advertisement of alcohol is forbidden in Kestria.
Anzeige gegen die Ministerin wurde erstattet.
Sponsored militias burned the town.
Publicité et tabac ne vont pas ensemble, dit le ministre.
The story continues to trouble Lume.
Click fraud cost the bank two million.
Share prices fell on Friday.
Share this burden, the president told Europe.
Comments by the mayor angered dockers.
Copyright law was changed in 2031.
All rights reserved to the crown were given up.
The rights of dockers were reserved.
This story has been told before.
This story was denied by the mayor.
This report was welcomed by Kestria.
The report was updated by the commission after the strike, and “nobody read it”.
Updated figures show that 12 people died.
Published on Friday, the report says nobody died.
Stand der Dinge: Zwölf Menschen starben.
We use cookies, he told the court.
Cookies were eaten.
Support our troops, the president said.
Get the hostages out, the families said.
Home prices rose.
Print workers went on strike.
“Read more,” the teacher said.
“Follow us on Facebook,” the mayor told the crowd.
“Sign up for our newsletter,” the poster said.
Newsletter editors were arrested in Lume.
Folgen hat der Streik kaum.
Suivez-vous les ordres, demanda le juge.
Breaking news of the strike reached Lume on Friday.
A developing country needs ports.
Explainer videos were shown to jurors.
Trending upward, prices rose by 3 percent.
Have a tip of 5 percent ready, the guide says.
By Ana Ruiz the port was never closed.
By June Kestria will have left.
By Lume and Essel standards, it was a calm day.
By Norhavn Time, it was noon.
Edited by nobody, the book sold well.
Photo editors were arrested.
Getty died in Lume.
More police were sent.
More: that is what the mayor wants.
Sign here, the officer said.
Follow the mayor.
The Lume Press reported from Hallow that it rained.
Ana Ruiz reported from Lume for thirty years before she was jailed.
This story is true.
This story has moved millions.
This report has been published by the commission.
The report was published in May.
The report was first published in 2030.
The article was published in the Lume Press on Friday.
This article was written in prison.
Updated maps show the border.
Contact was lost at noon.
Email evidence was shown.
Video showed the man.
Watch out, he cried.
Listen to me, she said.
Copyright holders sued Kestria.
Print circulation fell.
Story continues to develop, he said.
Check back, the clerk told him.
More to come, the minister warned.
A man walks past the port every day.
Photo shows a man in Lume.
Quelle des Feuers war ein Kabel.
Mehr Polizei wurde geschickt.
Por Lume pasó el tren.
Par Lume passe le train.
Partager le pouvoir, c'est gouverner.
Foto de la víctima fue publicada.
Click, and it was over.
Close the port, she said.
Home is where it hurts.
Search teams found nothing.
Save the port!
Close!
Home.
Read the report, the judge ordered.
Advertisement revenue fell.
Register to vote here, the sign said.
Get out, he said.
Subscribe to our cause, the rebels said.
Contribute.
Support our troops!
To read this article is a crime in Kestria.
Join us on Friday, the union said.
Join our union, the leaflet said.
""".strip().splitlines()


@pytest.mark.parametrize("line", AROUND)
def test_what_stands_around_a_report(line: str) -> None:
    """No sentence of such a line is part of the report."""
    text = f"The port closed.\n\n{line}\n\nIt rained."
    sentences = split(text)
    assert boilerplate(text, sentences) == set(range(2, len(sentences)))


@pytest.mark.parametrize("line", REPORT)
def test_a_sentence_of_the_report_stays(line: str) -> None:
    """A word of boilerplate in a sentence does not make it one."""
    assert boilerplate(line, split(line)) == set()


def test_front_matter_is_no_part_of_the_report() -> None:
    """A string keeps its block, so that offsets count in it; its lines are not read."""
    text = "---\ntitle: Shut\nauthor: Ana Ruiz\n---\nThe port closed."
    sentences = split(text)
    assert boilerplate(text, sentences) == set(range(1, len(sentences)))
    assert sentences[-1].text == "The port closed."


@pytest.mark.parametrize(
    ("caption", "found"),
    [
        ("A man walks past the port of Essel. REUTERS/Ana Ruiz", {2, 3}),
        ("The mayor at the port. (Photo: Ana Ruiz)", {2, 3}),
        ("Mayor Ketta Ives speaks in Lume. She resigned. Photo: AFP", {2, 3, 4}),
        ("Photo: AFP The mayor left.", set()),
        ("It rained. " * 60 + "Photo: AFP", {62}),
        ("The mayor left. By Ana Ruiz", {3}),
    ],
)
def test_a_caption_ends_with_its_credit(caption: str, found: set[int]) -> None:
    """In a short line the sentences before the credit belong to it."""
    text = f"The port closed.\n\n{caption}\n\nIt snowed."
    assert boilerplate(text, split(text)) == found


def test_a_report_of_one_line_is_not_all_caption() -> None:
    """Something has to be left."""
    text = "The port closed. Photo: AFP"
    assert boilerplate(text, split(text)) == {2}


def test_rules_between_dashes_are_read() -> None:
    """What is no block of fields is text."""
    text = "---\nThe port: 'closed\n---\nIt rained."
    assert boilerplate(text, split(text)) == set()


@pytest.mark.parametrize("piece", ["A", "Ab ", "by ", "Photo: ", "Reporting by Ana Ruiz; ", "1 ", "Ab de la ", "1", "AB", "a.m.", "on",
                                   "May.", "Ab/", "Ab, "])  # fmt: skip
def test_no_line_takes_long(piece: str) -> None:
    """The patterns do not go back and forth without end."""
    begun = time.process_time()
    for start in ("By ", "Updated ", "Photo: ", "Sign up ", "By Ana Ruiz, "):
        text = start + piece * (480 // len(piece)) + "!"
        boilerplate(text, split(text))
    assert time.process_time() - begun < 2
