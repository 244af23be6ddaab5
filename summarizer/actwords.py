"""Words around an act that tell whether it is one: particles, objects, the company a verb keeps."""

import re

NOUN_BEFORE = frozenset([
    "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "of", "in",
    "for", "on", "with", "no", "any", "some", "such", "by", "from", "and", "or", "without", "general",
])  # fmt: skip
VERB_BEFORE = frozenset([
    "will", "would", "shall", "may", "might", "could", "can", "must", "should", "not", "never", "they",
    "he", "she", "it", "we", "who", "which", "has", "have", "also",
])  # fmt: skip
OBJECT_AFTER = frozenset([
    "the", "a", "an", "its", "his", "her", "their", "this", "these", "those", "all", "any", "every",
    "him", "them", "it", "us", "both",
])  # fmt: skip
# Verbs of the codebook that are no nouns: "the guards reject it" tells an act, "the guards visit" may not.
VERBS = frozenset([
    "abandon", "abduct", "abolish", "accept", "accuse", "admit", "allege", "allow", "announce", "annex",
    "apologise", "apologize", "applaud", "appoint", "approve", "arraign", "assassinate", "assist",
    "besiege", "bombard", "cancel", "capitulate", "collaborate", "commend", "compel", "complain",
    "comply", "concede", "condemn", "confiscate", "congratulate", "convene", "cooperate", "coordinate",
    "criticise", "criticize", "decry", "defend", "defy", "demolish", "denounce", "deny", "deplore",
    "deploy", "deport", "depose", "detain", "discuss", "dismantle", "dismiss", "disperse", "donate",
    "encircle", "endorse", "evacuate", "evict", "expel", "extradite", "flee", "impeach", "implicate",
    "impose", "imprison", "indict", "injure", "interrogate", "intimidate", "invade", "investigate",
    "invite", "join", "kill", "legalise", "legalize", "mediate", "mobilise", "mobilize", "negotiate",
    "nominate", "occupy", "oppose", "oust", "outlaw", "overthrow", "postpone", "prohibit", "prosecute",
    "punish", "ratify", "reaffirm", "recognise", "recognize", "reinstate", "reject", "relinquish",
    "repatriate", "resign", "retaliate", "revoke", "seize", "sell", "send", "sever", "spurn", "sue",
    "summon", "surround", "suspend", "threaten", "vandalize", "violate", "withdraw", "withhold",
])  # fmt: skip
# Before "to" they leave an act an act: begun, going on, tried or to come; "a plan to", "asked to" do not.
LEADS = frozenset([
    "continue", "continues", "continued", "begin", "begins", "began", "start", "starts", "started",
    "plans", "planned", "intends", "intended", "expected", "set", "due", "scheduled", "prepared",
    "poised", "ready", "going", "decided", "decides", "managed", "trying", "tried", "attempted",
    "attempts", "likely", "about",
])  # fmt: skip
PARTICLES = frozenset([
    "to", "on", "for", "with", "in", "out", "of", "off", "up", "down", "from", "against", "at", "over",
])  # fmt: skip
BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "get", "got", "gets", "am"])
DETERMINERS = frozenset(["the", "a", "an", "this", "its", "his", "her", "their", "our"])
SEEMING = frozenset([
    "look", "looked", "seem", "seemed", "remain", "remained", "as", "appear", "appeared", "seriously",
    "critically",
])  # fmt: skip
# Words that no phrase reaches over: they begin another object or another clause.
STOPS = frozenset([
    "of", "to", "in", "on", "for", "with", "from", "by", "that", "which", "who", "whom", "and", "or",
    "but", "no", "not", "than", "as", "at", "press",
])  # fmt: skip
# Before these particles only words of time may stand: "agreed on Friday to", but not "called a strike for".
TIGHT = frozenset(["to", "on", "for", "in", "at"])
AFTER_PARTICIPLE = frozenset(["by", "between", "in", "on", "at", "last", "shortly"])
WITH_OBJECT = frozenset([
    "tell", "sell", "export", "import", "link", "bring", "put", "take", "invite", "ship", "hand",
    "urge", "force", "deliver",
])  # fmt: skip
APART = frozenset(["out", "up", "down", "off", "back", "over"])  # "ruled that out"
TIME = re.compile(
    r"(?:on|in|at|last|this|late|early|again|also|\d+|\w+day|\w+ly|January|February|March|April|May|June|August"
    r"|September|October|November|December|year|month|week)$", re.I)  # fmt: skip
ACTION = r"\S*(?:tion|ment|inquiry|enquiry|probe|release|halt|arrest|ceasefire|review|retrial|withdrawal|closure)s?\b"
THING = (
    r"(?:reports?|polls?|surveys?|stud(?:y|ies)|videos?|tapes?|footage|statements?|results?|figures?|data|documents?"
    r"|returns|e-?mails?|films?|albums?|books?|lists?|records?|images?|photos?|transcripts?|water|gas|oil|balloons?"
    r"|\w*illion|funds?|money|metres|details|findings|minutes|versions?|plans?|prices|songs?|names)\b"
)
# What must follow a word for it to be an act of its type, and what must neither follow nor stand before a passive.
ONLY = {
    "ask": r"(?:\W+[\w’'.-]+){0,8}?\W+(?:to|for|that)\b(?!\s+be\s+(?:named|identified))",
    "order": rf"(?:\W+(?!and\b)[\w’'.-]+){{0,10}}?\W+(?:to|that|{ACTION})(?!\w)",
    "agree": r"(?:\W+\w+){0,3}?\W+(?:to|on\s+(?!whether|that|how)|in\s+principle)\b",
    "brief": r"\s+(?:[A-Z]|(?:the|a|an|its|his|her|their)\b|\w+s\b)",
    "return": r"\s+(?:the|an?|its|his|her|their|all|\d+)\b",
    "receive": r"\s+(?:the\s+|a\s+|its\s+|his\s+|her\s+)?(?:[A-Z]|(?:\w+\s+){0,3}(?:minister|president|envoy|ambassador|delegation|leader"
    r"|king|queen|chief|guest|visitor|official)s?\b)",
    "arrive": r"\s+\w+\s+(?:the\s+)?[A-Z]",
    "leave": r"\s+\w+\s+(?:the\s+)?(?:[A-Z]|talks|office|leave)|\s+(?:office|base|country|talks)",
}
NEVER = {
    "release": rf"(?:\s+[\w’'.,-]+){{0,5}}?\s+{THING}",
    "free": rf"(?:\s+[\w’'.,-]+){{0,4}}?\s+{THING}",
    "meet": r"(?:\s+[\w’'.-]+){0,6}?\s+(?:criteri|targets?\b|needs?\b|deadlines?\b|requirements?\b|standards?\b|goals?\b|percent\b"
    r"|conditions?\b|costs?\b|obligations?\b)",
    "ask": r"\s+(?:(?:\w+\s+){0,3}?(?:whether|about|why|how|what|if|not to be)\b|since\b)",
    "seek": r"\s+(?:to|leave|re-?election|comment|information)\b",
    "agree": r"\s+(?:with|that|whether)\b",
    "take": r"\s+over\s+(?:the\s+)?(?:past|last|next|course|years|weeks)",
}
ONLY_WITH = {lemma: re.compile(pattern) for lemma, pattern in ONLY.items()}
NEVER_WITH = {lemma: re.compile(pattern, re.I) for lemma, pattern in NEVER.items()}
DISASTER = re.compile(
    r"\b(?:earthquake|quake|aftershock|tremor|flood|storm|landslide|mudslide|avalanche|crash|accident|collision|hurricane"
    r"|cyclone|typhoon|tornado|eruption|wildfire|blaze|drought|heat ?wave|epidemic|outbreak|derailment|capsize)", re.I
)  # fmt: skip
VIOLENCE = re.compile(
    r"\b(?:by|when|attack|bomb|blast|explo|shoot|shot|clash|fight|raid|ambush|strike|shell|gun|assault|fire|killed)",
    re.I,
)
HARMS = frozenset(["kill", "injure", "wound"])
# "will withdraw unless they agree" threatens, whatever it is that is to come.
UNLESS = re.compile(r"\bunless\b", re.I)
TO_COME = re.compile(r"\b(?:will|would|shall|may|might|could|going to)\s+(?:\w+\s+)?$", re.I)
GOVERNS = frozenset(["agree", "request", "threaten", "reject"])
IRREGULAR = {  # simplemma takes some for base forms, and finds a noun in others
    "left": "leave", "broke": "break", "broken": "break", "according": "according", "dealing": "dealing",
    "prepared": "prepared",
}  # fmt: skip
