import { listed } from './format.ts';

/** Names of countries as exports write them (lower case: English, French, German, Romanian, own), by ISO 3166 alpha-2. */
export const countryCodes: Readonly<Record<string, readonly string[]>> = {
  AT: listed('aut, austria, autriche, österreich'),
  AU: listed('aus, australia, australie, australien'),
  BE: listed('bel, belgium, belgique, belgien, belgia, belgië'),
  BG: listed('bgr, bulgaria, bulgarie, bulgarien'),
  BR: listed('bra, brazil, brésil, brasilien, brazilia, brasil'),
  CA: listed('can, canada, kanada'),
  CH: listed('che, switzerland, suisse, schweiz, elveția, elvetia, svizzera'),
  CY: listed('cyp, cyprus, chypre, zypern, cipru'),
  CZ: listed('cze, czech republic, czechia, république tchèque, tchéquie, tschechien, cehia, česko'),
  DE: listed('deu, germany, allemagne, deutschland, germania'),
  DK: listed('dnk, denmark, danemark, dänemark, danemarca, danmark'),
  EE: listed('est, estonia, estonie, estland'),
  ES: listed('esp, spain, espagne, spanien, spania, españa'),
  FI: listed('fin, finland, finlande, finnland, finlanda, suomi'),
  FR: listed('fra, france, frankreich, franța, franta'),
  GB: listed(`
    gbr, uk, united kingdom, great britain, england, scotland, wales, northern ireland, royaume-uni, vereinigtes
    königreich, großbritannien, regatul unit, marea britanie, channel islands`),
  GR: listed('grc, greece, grèce, griechenland, grecia'),
  HR: listed('hrv, croatia, croatie, kroatien, croația, croatia, hrvatska'),
  HU: listed('hun, hungary, hongrie, ungarn, ungaria, magyarország'),
  IE: listed('irl, ireland, irlande, irland, irlanda, eire, republic of ireland'),
  IN: listed('ind, india, inde, indien'),
  IS: listed('isl, iceland, islande, island, islanda'),
  IT: listed('ita, italy, italie, italien, italia'),
  JP: listed('jpn, japan, japon, japonia'),
  LT: listed('ltu, lithuania, lituanie, litauen, lituania'),
  LU: listed('lux, luxembourg, luxemburg'),
  LV: listed('lva, latvia, lettonie, lettland, letonia'),
  MD: listed('mda, moldova, republica moldova, moldavie, moldau'),
  MT: listed('mlt, malta, malte'),
  MX: listed('mex, mexico, mexique, mexiko, méxico'),
  NL: listed(`
    nld, netherlands, the netherlands, pays-bas, niederlande, holland, olanda, țările de jos, nederland`),
  NO: listed('nor, norway, norvège, norwegen, norvegia, norge'),
  PL: listed('pol, poland, pologne, polen, polonia, polska'),
  PT: listed('prt, portugal, portugalia'),
  RO: listed('rou, romania, roumanie, rumänien, românia'),
  RS: listed('srb, serbia, serbie, serbien'),
  SE: listed('swe, sweden, suède, schweden, suedia, sverige'),
  SI: listed('svn, slovenia, slovénie, slowenien'),
  SK: listed('svk, slovakia, slovaquie, slowakei, slovacia, slovensko'),
  TR: listed('tur, turkey, türkiye, turquie, türkei, turcia'),
  UA: listed('ukr, ukraine, ucraina'),
  US: listed('usa, united states, united states of america, états-unis, vereinigte staaten, statele unite'),
};

/** The codes of all countries and territories, ISO 3166 alpha-2, and Kosovo's. */
export const isoCountries: readonly string[] = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA
  CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA
  GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
  KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS
  MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS
  RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW
  TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW`
  .trim()
  .split(/\s+/);
