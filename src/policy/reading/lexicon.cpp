#include "policy/reading/lexicon.hpp"

#include <unordered_set>

#include "base/text.hpp"

namespace accord::policy::reading {

namespace {

/// A set of words, written as a line of them.
class WordSet {
public:
    explicit WordSet(std::string_view line) {
        for (const auto word : split(line, ' '))
            if (!word.empty()) words_.insert(word);
    }
    [[nodiscard]] bool has(std::string_view word) const { return words_.contains(word); }

private:
    std::unordered_set<std::string_view> words_;
};

/// Who acts in a school policy; the last word of the name of whoever must, may or must not.
const WordSet& actors() {
    static const WordSet words{
        "adult adults aide aides administration administrator administrators agencies agency attorney attorneys board "
        "boards chief chiefs "
        "cities city college colleges commission committee committees community companies company consultant "
        "contractor contractors coordinator coordinators cop cops council counselor counselors county cpo cpos cso "
        "csos custodian custodians department departments deputies deputy designee designees director directors "
        "dispatcher district districts educator educators employee employees employer enforcement everyone faculty "
        "families family governing guard guardian guardians guards guest guests he individual individuals "
        "child children clerk clinician clinicians constable constables dean deans captain caregiver caregivers "
        "investigator investigators leader leaders learner learners lieutenant marshal marshals minor minors monitor "
        "monitors pupil pupils registrar therapist therapists trainer trainers unit bureau town liaison liaisons "
        "manager managers member members nurse nurses office officer "
        "officers offices official officials parent parent/guardian parents parents/guardians parties party people "
        "person personnel persons physician police policymakers principal principals professional professionals "
        "provider providers psychologist psychologists public representative representatives resident residents "
        "school schools secretary sergeant she sheriff sheriffs slo slos sro sros sso ssos staff state student "
        "students superintendent superintendents supervisor supervisors teacher teachers team teams they trustee "
        "trustees university visitor visitors volunteer volunteers we witness witnesses worker workers youth"};
    return words;
}

/// What is done in a policy, in the base form: words that are hardly ever nouns there.
const WordSet& plain_verbs() {
    static const WordSet words{
        "abide allot allocate chair convey dedicate delete devise elevate endeavor entrust erase exert impart insert "
        "lodge "
        "misrepresent originate persist plead postpone ratify reiterate relay reopen resort retrain revisit revert "
        "rotate scrutinize segregate tackle tamper tighten transcribe validate vacate vet vouch enlarge shrink bestow "
        "foil hinge abate abolish curtail default deputize disarm empower enact enlist evade exempt forewarn frown "
        "abstain accelerate accept accommodate accompany accomplish account achieve acknowledge acquire activate "
        "adapt "
        "address adhere adjudicate adjust administer admit adopt advise advocate affect afford allow alter amend "
        "analyze annotate announce answer apologize appear apply appoint apprise approve arrange ascertain ask "
        "assert assess assign assist assume assure attain attempt attend authorize avoid become begin believe "
        "bring build buy calculate cancel carry cease certify challenge chase choose circulate cite clarify "
        "classify collaborate collect combine commence commit communicate compel compensate compile complain "
        "comply compose comprise compute conceal conclude concur condone confer confine confirm confiscate conform "
        "connect consider consist console constitute construe consult contain contest continue contribute convene "
        "coordinate create cultivate de-escalate deactivate decide declare decline deem defer define defuse "
        "deliver demonstrate deny deploy derive describe designate detain deter determine develop devise differ "
        "disaggregate disarm disclose discontinue discourage discover discriminate discuss dismiss display dispose "
        "disregard disrupt disseminate distinguish distribute divert divulge do eat educate effectuate elect "
        "elicit eliminate embed emphasize employ empower enable encourage enforce engage enhance enlist enroll "
        "ensure entail enter equip escalate establish evacuate evaluate examine exceed exclude execute exhaust "
        "exonerate expand expect expel explain explore extend facilitate falsify familiarise familiarize fill "
        "finalize follow forbid foresee forfeit forward foster fulfill furnish gather generate give govern greet "
        "guarantee handle harass have hear hinder hire hold identify ignore impede implement impose improve "
        "include incorporate increase incur indicate induce inform infringe initiate injure inquire insist inspect "
        "install institute instruct insure integrate intend interact intercede interfere interpret interrogate "
        "interrupt intervene intimidate introduce investigate invite invoke involve justify keep know learn leave "
        "legislate lessen listen locate maintain make manage mandate maximize mediate meet minimize mitigate "
        "modify monitor neglect negotiate nominate notify obey observe obtain occur offer omit operate oppose "
        "organise organize outline oversee participate pay perform permit pertain possess preclude prefer prepare "
        "prescribe preserve preside presume prevent prioritize proceed proclaim procure produce prohibit promote "
        "promulgate prosecute protect provide publicize publish punish purchase pursue re-evaluate reach read "
        "reaffirm reassess receive recognise recognize recommend reconcile reconsider recruit redact reduce "
        "reevaluate refer refrain reimburse reinforce reject relate release relinquish relocate rely remain remind "
        "remove render renew repeal replace represent reprimand rescind reserve reside resolve respond restore "
        "restrain restrict retain retaliate retrieve return reveal revise revoke ride ring safeguard see seek "
        "seize select sell send serve settle sever shoot sing sleep solicit solve speak specify spend strengthen "
        "strive submit substitute sue suggest summarize supervise suppress surveil suspend sustain tabulate tailor "
        "take teach tell terminate testify thank throw tolerate train transmit transport treat trespass uncover "
        "undergo undermine understand undertake unlock uphold upload utilize utter verify violate wait waive warn "
        "wear weigh withdraw withhold write yield precede lapse expire belong lie rest fall go come sit hear speak "
        "talk deal "
        "pursue spell stipulate enumerate delineate ban bar forbid hang owe help stay lend "
        "lay put wish get enact detect meet learn treat undergo accrue arise apply "
        "forego forgo brief bear hang happen cuff frisk shackle tase escalate mentor consent steer "
        "enroll embed refuse reassign reauthorize readopt reexamine disaggregate cooperate collaborate confer stagger"};
    return words;
}

/// Verbs that are as often nouns ("a report", "the search").
const WordSet& mixed_verbs() {
    static const WordSet words{
        "dispatch shadow draw place mail email telephone tally draft store access act "
        "aid alert cost name state appeal arrest audit award balance "
        "base benefit bill block brief call "
        "calm care "
        "charge check claim clean close coach comfort command comment complete concern conduct consent contact "
        "contract control copy correct counsel count cover credit deal debrief decrease delay delegate demand "
        "detail direct discipline document draw drive drop end escort exchange exempt exercise exhibit experience "
        "face favor file film fix focus gain grant guide hand handcuff harm help hit honor host interest interview "
        "inventory issue judge kick label lead lease lecture limit link list lock log look measure mentor misuse "
        "model move need note notice object open order page partner pass pat patrol photograph pick plan play "
        "pledge post practice present process profile promise pull push question range rate record refuse register "
        "report request research respect rest result review reward run sanction screen search seat secure set "
        "share shield show sign sound stand start stop stress strike structure subject subpoena summon supplement "
        "supply support surrender survey target task test touch track trade transfer trust turn tutor update use "
        "view visit volunteer vote walk watch welcome witness work"};
    return words;
}

/// Words that tie a noun to what stands before it.
const WordSet& prepositions() {
    static const WordSet words{
        "about above across after against along among amongst around as at before behind below beneath beside "
        "besides between beyond by concerning despite down during except excluding following for from in including "
        "inside into like near of off on onto out outside over past per regarding respecting since through "
        "throughout to toward towards under underneath until unto up upon versus via with within without"};
    return words;
}

/// Words that begin a noun phrase.
const WordSet& determiners() {
    static const WordSet words{
        "a all an another any both each either every her his its most my neither no our several some such the "
        "their these this those whichever your"};
    return words;
}

/// Words that open a clause inside another.
const WordSet& relatives() {
    static const WordSet words{
        "how that what whatever when whenever where whereas whereby wherein whether which whichever who whoever "
        "whom whose why"};
    return words;
}

/// Words that open a clause of condition, time or reason.
const WordSet& subordinators() {
    static const WordSet words{"although as because if lest once provided though unless until while"};
    return words;
}

/// Forms of be, have and do.
const WordSet& auxiliaries() {
    static const WordSet words{"am are be been being did do does had has have is was were"};
    return words;
}

/// Adverbs that do not end in -ly, and those of rhythm.
const WordSet& adverbs() {
    static const WordSet words{
        "adequately again already also altogether always annually appropriately ever first forthwith further "
        "hereby however immediately instead monthly never not now often only otherwise periodically promptly "
        "quarterly semiannually shortly sometimes soon still then thereafter therefore thus together too weekly "
        "well yearly yet"};
    return words;
}

/// Words in -ly that are no adverbs.
const WordSet& no_adverbs() {
    static const WordSet words{
        "ally anomaly apply assembly bully comply costly early elderly family fly friendly imply july likely "
        "multiply only orderly rally rely reply supply tally timely unlikely unruly"};
    return words;
}

/// Words after which a full stop ends no sentence, unless a word that often begins one follows.
const WordSet& abbreviations() {
    static const WordSet words{
        "al app approx art arts assoc bd bp c.f.r ca cal capt cf ch chs cir co col cong corp ct dept det div dr "
        "e.g ed educ eg est etc ex exec fed fig fn gen gov gov't govt hon i.e ie ill inc jr lt ltd mr mrs ms mt "
        "natl no nos ofc op ord para paras pen ph.d pp prof pt pub rd ref refs reg regs rep rev sec secs sect sen "
        "sgt spec sr st stat stats subd subdiv subds subsec supp supt tex tit u.s u.s.c usc v vol vs wash"};
    return words;
}

/// Words that begin a sentence even after an abbreviation.
const WordSet& sentence_starters() {
    static const WordSet words{
        "a additionally all although an any as at before both district each either employees every everyone except "
        "for furthermore he however if in it law neither no none nothing officers officials on once parents "
        "permission principals requests school schools she sro sros staff students such superintendent teachers "
        "that the their these they this those to under unless upon when where while with within you"};
    return words;
}

/// Words that open a condition or occasion set before the subject.
const WordSet& fronters() {
    static const WordSet words{
        "absent according after along although annually as at based because before beginning beyond by consistent "
        "depending despite during each effective every except excluding first following for from generally given "
        "if immediately in irrespective monthly normally not notwithstanding on once only ordinarily other outside "
        "periodically prior provided pursuant quarterly rather regardless regularly should since so subject "
        "through throughout to typically under unless unlike until upon when whenever where whereas wherever "
        "whether while with within without"};
    return words;
}

/// Words that make an occasion of "each" and "every" before them.
const WordSet& times() {
    static const WordSet words{
        "year years month months week weeks day days semester trimester quarter term time morning summer fall autumn "
        "winter spring january february march april may june july august september october november december school "
        "fiscal calendar academic two three six other"};
    return words;
}

/// Words that only tie a sentence to the one before.
const WordSet& connectives() {
    static const WordSet words{
        "accordingly additionally also consequently conversely finally furthermore hence however likewise moreover "
        "nevertheless nonetheless otherwise similarly specifically therefore thus"};
    return words;
}

/// Participles that do not end in -ed.
const WordSet& irregular_participles() {
    static const WordSet words{
        "bound broken brought built chosen cut dealt done drawn driven felt forgotten found given heard held hidden "
        "kept "
        "laid led left lent lost made met paid put read run seen sent set shown sold sought spent spoken taken taught "
        "thrown told undertaken withheld worn written"};
    return words;
}

/// "ensures" -> "ensure", "notifies" -> "notify", "reaches" -> "reach"; the word itself when it is no such form.
std::string without_s(std::string_view word) {
    const auto size = word.size();
    if (size > 4 && word.ends_with("ies")) return std::string{word.substr(0, size - 3)} + "y";
    if (size > 4 &&
        (word.ends_with("ches") || word.ends_with("shes") || word.ends_with("sses") || word.ends_with("xes")))
        return std::string{word.substr(0, size - 2)};
    if (size > 2 && word.ends_with('s') && !word.ends_with("ss")) return std::string{word.substr(0, size - 1)};
    return std::string{word};
}

/// The base forms that an -ed or -ing word may come from.
bool stem_is_verb(std::string_view stem) {
    const auto known = [](std::string_view word) { return plain_verbs().has(word) || mixed_verbs().has(word); };
    if (known(stem) || known(std::string{stem} + "e")) return true;
    const auto size = stem.size();
    if (size > 2 && stem[size - 1] == stem[size - 2] && known(stem.substr(0, size - 1))) return true;
    return size > 1 && stem.ends_with('i') && known(std::string{stem.substr(0, size - 1)} + "y");
}

}  // namespace

bool is_actor(std::string_view word) { return actors().has(word); }
bool is_plain_verb(std::string_view word) { return plain_verbs().has(word); }
bool is_mixed_verb(std::string_view word) { return mixed_verbs().has(word); }
bool is_preposition(std::string_view word) { return prepositions().has(word); }
bool is_determiner(std::string_view word) { return determiners().has(word); }
bool is_relative(std::string_view word) { return relatives().has(word); }
bool is_subordinator(std::string_view word) { return subordinators().has(word); }
bool is_auxiliary(std::string_view word) { return auxiliaries().has(word); }
bool is_abbreviation(std::string_view word) { return abbreviations().has(word); }
bool starts_sentences(std::string_view word) { return sentence_starters().has(word); }
bool is_fronter(std::string_view word) { return fronters().has(word); }
bool is_time(std::string_view word) { return times().has(word); }
bool is_connective(std::string_view word) { return connectives().has(word); }

bool is_adverb(std::string_view word) {
    return adverbs().has(word) || word == "only" ||
           (word.size() > 4 && word.ends_with("ly") && !no_adverbs().has(word));
}

bool is_coordinator(std::string_view word) {
    return word == "and" || word == "or" || word == "and/or" || word == "but" || word == "nor";
}

std::string verb_of_present(std::string_view word) {
    const std::string base = without_s(word);
    return base != word && (plain_verbs().has(base) || mixed_verbs().has(base)) ? base : std::string{};
}

bool is_participle(std::string_view word) {
    if (irregular_participles().has(word)) return true;
    return word.size() > 4 && word.ends_with("ed") && stem_is_verb(word.substr(0, word.size() - 2));
}

bool is_gerund(std::string_view word) {
    return word.size() > 5 && word.ends_with("ing") && stem_is_verb(word.substr(0, word.size() - 3));
}

}  // namespace accord::policy::reading
