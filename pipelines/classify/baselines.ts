import { BayesClassifier } from 'natural/lib/natural/classifiers/index.js';
import { type GroupCode, groupOf, type ReasonCode } from '../domain/reasons.ts';
import { tokenise } from './text.ts';
import { readAllUtterances } from './train.ts';

/** Beginnings of words or of short phrases in the languages we read; the group named most often wins, the first on a tie. */
const keywords: Readonly<Partial<Record<GroupCode, string>>> = {
  damaged_in_transit: `damaged,dented,cracked,crushed,scratched,leak,smashed,abime,endommage,casse,raye,ecrase,deteriorat,
    spart,zgariat,turtit,beschadigt,zerbrochen,verkratzt,ausgelaufen,danad,roto,rota,rayad,danneggiat,rotto,graffiat,
    danificad,quebrad,riscad,kapot aangekomen,uszkodzon,pekniet`,
  packing_error: `wrong item,wrong product,wrong colo,missing,instead of,sent me,mauvais article,manqu,au lieu,pas le bon,
    lipses,lipsa,gresit,in loc de,falsch,fehlt,statt,equivocad,falta,en lugar,en vez,sbagliat,manca,invece,errad,faltou,
    faltava,verkeerd,ontbre,zamiast,brakuje,inny produkt`,
  not_as_described: `not as described,description,picture,photo,fake,not as pictured,conforme,contrefa,descriere,poza,
    fotografie,beschreibung,bild,foto,falschung,descripcion,falso,descrizione,descricao,omschrijving,opis,zdjec`,
  late_delivery: `late,never arrived,never received,not received,delivery,retard,jamais recu,pas recu,livraison,intarzi,
    nu a ajuns,nu am primit,livrare,verspat,nie angekommen,nicht erhalten,tarde,no ha llegado,nunca llego,ritardo,
    mai arrivat,atras,nao chegou,te laat,niet ontvangen,spozni,nie dotar`,
  changed_mind: `changed my mind,no longer need,by mistake,cheaper,gift,don t like,change d avis,plus besoin,par erreur,
    moins cher,ne me plait,cadeau,razgandit,nu mai am nevoie,greseala,mai ieftin,nu mi place,gefallt,brauche,gunstiger,
    cambie de idea,no me gusta,mas barato,no lo necesito,cambiato idea,non mi piace,mudei de ideia,nao gostei,bedacht,
    niet mooi,rozmysl,nie podoba`,
  size_fit: `too small,too big,too large,too tight,too short,too long,doesn t fit,size,trop petit,trop grand,trop court,
    trop long,taille,prea mic,prea mare,prea scurt,prea lung,marime,zu klein,zu gross,zu eng,zu lang,grosse,pequen,
    demasiado grande,talla,piccol,troppo grande,taglia,grande demais,tamanho,te klein,te groot,maat,za mal,za duz,rozmiar`,
  defective: `broke,stopped working,doesn t work,not work,defect,quality,cheap,smell,ne fonctionne,ne marche,qualite,
    defect,nu functioneaza,nu merge,calitate,funktioniert nicht,defekt,kaputt,qualitat,no funciona,calidad,non funziona,
    qualita,nao funciona,qualidade,werkt niet,kwaliteit,nie dziala,jakosc`,
};

const patterns = Object.entries(keywords).map(([group, list]) => {
  const words = list.split(',').map((word) => ` ${word.trim()}`);
  return [group as GroupCode, words] as const;
});

/** The group that a plain list of keywords gives a text: `other` when none occurs. */
export function readByKeywords(text: string): GroupCode {
  const said = ` ${tokenise(text.replaceAll("'", ' ')).words.join(' ')}`;
  const counts = patterns.map(([group, words]) => [group, words.filter((word) => said.includes(word)).length] as const);
  const [group, count] = counts.reduce((a, b) => (b[1] > a[1] ? b : a));
  return count > 0 ? group : 'other';
}

/**
 * `natural`'s naive Bayes classifier, trained on our utterances; praise and stories are taught as `other`. It is handed the words
 * of a text as the list of zeros and ones that it makes of them itself, one for each known word, only sooner: it looks for every
 * known word in every text.
 */
export function trainBayes(): (text: string) => GroupCode {
  const bayes = new BayesClassifier().classifier;
  const utterances = readAllUtterances().map(({ label, text }) => ({ label, words: tokenise(text).words }));
  const places = new Map([...new Set(utterances.flatMap(({ words }) => words))].map((word, at) => [word, at]));
  const observed = new Array<number>(places.size).fill(0);
  const observe = <Told>(words: readonly string[], tell: () => Told): Told => {
    const ones = words.flatMap((word) => places.get(word) ?? []);
    for (const at of ones) observed[at] = 1;
    const told = tell();
    for (const at of ones) observed[at] = 0;
    return told;
  };
  for (const { label, words } of utterances) {
    const isReason = label !== 'praise' && label !== 'nothing';
    const group = isReason ? groupOf(label as ReasonCode) : 'other';
    observe(words, () => bayes.addExample(observed, group));
  }
  return (text) => observe(tokenise(text).words, () => bayes.getClassifications(observed)[0]!.label as GroupCode);
}
