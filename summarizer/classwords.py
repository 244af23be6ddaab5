"""Common nouns that say what a name beside them names: "the ferry operator X", "the port of X"."""

from summarizer.linking.namewords import words

COMPANIES = words(
    """company firm maker manufacturer operator producer builder retailer brewer insurer lender bank
    contractor developer publisher carrier airline supplier startup carmaker shipbuilder brewery
    consultancy consortium conglomerate bidder employer naviera empresa firma unternehmen"""
)
BODIES = COMPANIES | words(
    """newspaper daily weekly journal magazine broadcaster agency group coalition union party charity
    fund foundation club team partnership cooperative institute hospital movement militia organisation
    organization association federation league network website estate winery holders champions
    university thinktank cartel alliance periodico diario grupo partido sindicato club zeitung partei"""
)
PLACES = words(
    """port town village city island isle river valley district province region county gulf bay lake
    sea strait channel cape mountain hill street avenue road square airport harbour harbor suburb
    hamlet peninsula desert forest neighbourhood neighborhood rock reef capital"""
)
# The last or the first word of a name that is a place's, in capitals: "Vale Avenue", "Lake Vale".
PLACE_ENDINGS = words(
    """avenue street road square bridge valley river gulf bay lake sea strait channel island islands
    mountains hills airport desert forest peninsula"""
)
PLACE_OPENINGS = words("isla rio puerto paso monte cerro lago mount lake cape gulf")
# The last word of a name that is a body's, though as a common noun it is none's: "Vale Industries".
BODY_ENDINGS = words(
    """industries foods motors holdings systems technologies pharmaceuticals chemicals steel energy
    research marine capital securities ventures logistics rovers united wanderers athletic conference
    letters partners works trust"""
)
BODY_OPENINGS = words(
    """grupo consorcio banco compania naviera empresa autoridad sindicato federacion asociacion
    ayuntamiento fundacion instituto deutsche societe"""
)
# What only a state has, and what only its bodies are.
PUBLIC = words(
    """ministry government staff army navy military police parliament court force forces senate cabinet
    embassy treasury guard guards delegation legislature assembly command council congress
    administration agency commission committee department presidency judiciary militia troops authority"""
)
