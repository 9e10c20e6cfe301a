import { inEach } from './remarks.ts';
import type { MappedKind } from './reports.ts';
import { type Words, words } from './words.ts';

type Count = (value: number) => string;
/** What could not be written. */
export type DiskPlace = 'warehouse' | 'folder' | 'working_folder' | 'clean_copy' | 'unpacked' | 'upload' | 'note';

/** Why a file, or a wish to change the data, is refused: code → its sentence, by what it is about. */
export const refusals = {
  empty_file: () => words('The file is empty.', 'Le fichier est vide.', 'Fișierul este gol.'),
  no_rows: () => words('It holds no rows.', 'Il ne contient aucune ligne.', 'Nu conține niciun rând.'),
  is_folder: () =>
    words(
      'It is a folder: give the files in it.',
      'C’est un dossier : donnez les fichiers qu’il contient.',
      'Este un dosar: dați fișierele din el.',
    ),
  is_no_file: () => words('It is no file.', 'Ce n’est pas un fichier.', 'Nu este un fișier.'),
  cannot_open: ({ cause }: { cause: string }) =>
    words(`It cannot be opened: ${cause}.`, `Impossible de l’ouvrir : ${cause}.`, `Nu poate fi deschis: ${cause}.`),
  cannot_read: ({ cause }: { cause: string }) =>
    words(`It cannot be read: ${cause}.`, `Impossible de le lire : ${cause}.`, `Nu poate fi citit: ${cause}.`),
  cannot_unpack: ({ cause }: { cause: string }) =>
    words(
      `It cannot be unpacked: ${cause}.`,
      `Impossible de le décompresser : ${cause}.`,
      `Nu poate fi despachetat: ${cause}.`,
    ),
  taken_away: () =>
    words(
      'It was taken away while it was being read.',
      'Il a disparu pendant sa lecture.',
      'A dispărut în timp ce era citit.',
    ),
  changed_meanwhile: () =>
    words(
      'It was changed while it was being read: load it again once it is whole.',
      'Il a changé pendant sa lecture : chargez-le de nouveau quand il sera complet.',
      'S-a schimbat în timp ce era citit: încărcați-l din nou când este complet.',
    ),

  no_text: () =>
    words(
      'It is no text: orders and returns come as CSV, TSV, JSON, XLSX or Parquet files, gzipped or zipped too.',
      'Ce n’est pas du texte : commandes et retours viennent en CSV, TSV, JSON, XLSX ou Parquet, aussi en gzip ou zip.',
      'Nu este text: comenzile și retururile vin ca fișiere CSV, TSV, JSON, XLSX sau Parquet, și în gzip sau zip.',
    ),
  no_headings: () =>
    words(
      'It has no line of headings that names its columns.',
      'Il n’a pas de ligne d’en-têtes qui nomme ses colonnes.',
      'Nu are un rând de antete care să îi numească coloanele.',
    ),
  no_known_export: ({ headings }: { headings: readonly string[] }) =>
    words(
      `It is no export we know: its columns are ${headings.join(', ')}.`,
      `Ce n’est pas un export connu : ses colonnes sont ${headings.join(', ')}.`,
      `Nu este un export cunoscut: coloanele lui sunt ${headings.join(', ')}.`,
    ),
  unknown_columns: ({ missing }: { missing: readonly string[] }) =>
    inEach((field) => missing.map(field).join(', '), {
      en: (named) =>
        `It is no export we know: say which of its columns are which.${named && ` Nothing surely tells: ${named}.`}`,
      fr: (named) =>
        `Ce n’est pas un export connu : dites à quoi correspondent ses colonnes.${named && ` Rien n’indique sûrement : ${named}.`}`,
      ro: (named) =>
        `Nu este un export cunoscut: spuneți ce conțin coloanele lui.${named && ` Nimic nu indică sigur: ${named}.`}`,
    }),
  too_many_columns: ({ columns }: { columns: number }, count: Count) =>
    words(
      `It has ${count(columns)} columns, which no export has.`,
      `Il a ${count(columns)} colonnes, ce qu’aucun export n’a.`,
      `Are ${count(columns)} coloane, cum nu are niciun export.`,
    ),
  long_line: ({ line }: { line: number }, count: Count) =>
    words(
      `Its line ${count(line)} is longer than any export's.`,
      `Sa ligne ${count(line)} est plus longue que dans tout export.`,
      `Linia ${count(line)} este mai lungă decât în orice export.`,
    ),
  long_cell: () =>
    words(
      'It has a cell longer than any export’s.',
      'Il a une cellule plus longue que dans tout export.',
      'Are o celulă mai lungă decât în orice export.',
    ),

  deep_json: () =>
    words(
      'It is nested deeper than any export.',
      'Il est imbriqué plus profondément que tout export.',
      'Este imbricat mai adânc decât orice export.',
    ),
  large_json: () =>
    words(
      'It is one JSON object of more than 256 MB: arrays and JSON Lines can be of any size.',
      'C’est un seul objet JSON de plus de 256 Mo : tableaux et JSON Lines peuvent être de toute taille.',
      'Este un singur obiect JSON de peste 256 MB: listele și JSON Lines pot avea orice mărime.',
    ),
  no_json: () =>
    words(
      'It begins like JSON, but is not.',
      'Il commence comme du JSON, mais n’en est pas.',
      'Începe ca JSON, dar nu este.',
    ),
  no_sheets: () =>
    words('It is a workbook without sheets.', 'C’est un classeur sans feuilles.', 'Este un registru fără foi.'),
  large_workbook: () =>
    words(
      'It is a workbook that unpacks to far more than it should.',
      'C’est un classeur qui se décompresse bien au-delà du raisonnable.',
      'Este un registru care se despachetează la mult mai mult decât ar trebui.',
    ),
  wide_workbook: () =>
    words(
      'It has more columns than any workbook.',
      'Il a plus de colonnes que tout classeur.',
      'Are mai multe coloane decât orice registru.',
    ),
  packed_parquet: () =>
    words(
      'It is Parquet with several order lines in one cell: give this export as CSV.',
      'C’est du Parquet avec plusieurs lignes de commande par cellule : donnez cet export en CSV.',
      'Este Parquet cu mai multe linii de comandă într-o celulă: dați acest export ca CSV.',
    ),
  large_parquet: () =>
    words(
      'It is Parquet that needs more memory than there is: write it in smaller row groups.',
      'C’est du Parquet qui demande plus de mémoire qu’il n’y en a : écrivez-le en groupes de lignes plus petits.',
      'Este Parquet care cere mai multă memorie decât există: scrieți-l în grupuri de rânduri mai mici.',
    ),
  damaged_parquet: () =>
    words(
      'It is a Parquet file that is cut off or damaged: export it again.',
      'C’est un fichier Parquet tronqué ou abîmé : exportez-le de nouveau.',
      'Este un fișier Parquet tăiat sau deteriorat: exportați-l din nou.',
    ),

  unpacks_too_far: () =>
    words(
      'It unpacks to far more than it should: it is not read.',
      'Il se décompresse bien au-delà du raisonnable : il n’est pas lu.',
      'Se despachetează la mult mai mult decât ar trebui: nu este citit.',
    ),
  zip_of_files: () =>
    words(
      'It is a zip of files: unpack it and give what it holds.',
      'C’est un zip de fichiers : décompressez-le et donnez ce qu’il contient.',
      'Este un zip cu fișiere: despachetați-l și dați ce conține.',
    ),
  zip_in_zip: () =>
    words(
      'It is a zip within a zip: unpack it and give what it holds.',
      'C’est un zip dans un zip : décompressez-le et donnez ce qu’il contient.',
      'Este un zip într-un zip: despachetați-l și dați ce conține.',
    ),
  zip_without_exports: ({ files }: { files: readonly string[] }) => {
    const named = files.join(', ');
    return words(
      `It is a zip without exports${named && `: it holds ${named}`}.`,
      `C’est un zip sans exports${named && ` : il contient ${named}`}.`,
      `Este un zip fără exporturi${named && `: conține ${named}`}.`,
    );
  },
  many_in_zip: ({ most }: { most: number }, count: Count) =>
    words(
      `It is a zip of more than ${count(most)} files.`,
      `C’est un zip de plus de ${count(most)} fichiers.`,
      `Este un zip cu peste ${count(most)} de fișiere.`,
    ),
  unreadable_zip: () => words('It is a zip that cannot be read.', 'C’est un zip illisible.', 'Este un zip ilizibil.'),
  cut_zip: () => words('It is a zip that is cut off.', 'C’est un zip tronqué.', 'Este un zip tăiat.'),
  unusual_packing: () =>
    words(
      'It is encrypted or packed in an unusual way.',
      'Il est chiffré ou compressé d’une façon inhabituelle.',
      'Este criptat sau împachetat într-un mod neobișnuit.',
    ),
  damaged_in_zip: () =>
    words(
      'It is damaged: it is not what its zip says.',
      'Il est abîmé : il n’est pas ce que dit son zip.',
      'Este deteriorat: nu este ce spune zip-ul.',
    ),

  columns_to_choose: ({ fields }: { fields: readonly string[] }) =>
    inEach((field) => fields.map(field).join(', '), {
      // The command line's mapping files call them by their names in the tables.
      en: () => `A column must be chosen for ${fields.join(', ')}.`,
      fr: (named) => `Une colonne doit être choisie pour : ${named}.`,
      ro: (named) => `Trebuie aleasă o coloană pentru: ${named}.`,
    }),
  no_such_field: ({ kind, field, fields }: { kind: MappedKind; field: string; fields: readonly string[] }) =>
    words(
      `Rows of ${kind} have no ${JSON.stringify(field)}: choose of ${fields.join(', ')}.`,
      `Les lignes de ce genre (${kind}) n’ont pas de « ${field} » : choisissez parmi ${fields.join(', ')}.`,
      `Rândurile de acest fel (${kind}) nu au „${field}”: alegeți dintre ${fields.join(', ')}.`,
    ),
  no_such_column: ({ heading, headings }: { heading: string; headings: readonly string[] }) =>
    words(
      `The file has no column ${JSON.stringify(heading)}: it has ${headings.join(', ')}.`,
      `Le fichier n’a pas de colonne « ${heading} » : il a ${headings.join(', ')}.`,
      `Fișierul nu are coloana „${heading}”: are ${headings.join(', ')}.`,
    ),
  file_gone: () => words('The file is not there any more.', 'Le fichier n’est plus là.', 'Fișierul nu mai este acolo.'),
  not_asked: ({ file }: { file: string }) =>
    words(
      `Nothing is asked about ${JSON.stringify(file)} in this load.`,
      `Rien n’est demandé au sujet de « ${file} » dans ce chargement.`,
      `Nu se întreabă nimic despre „${file}” în această încărcare.`,
    ),

  no_load: ({ load }: { load: number }) =>
    words(
      `There is no load ${load}: /api/data/loads lists them.`,
      `Il n’y a pas de chargement ${load}.`,
      `Nu există încărcarea ${load}.`,
    ),
  no_row_to_mend: ({ load, line }: { load: number; line: number }) =>
    words(
      `Load ${load} has set no row aside at line ${line} that is still to mend.`,
      `Le chargement ${load} n’a mis de côté aucune ligne encore à corriger à la ligne ${line}.`,
      `Încărcarea ${load} nu a pus deoparte la linia ${line} niciun rând încă de corectat.`,
    ),
  nothing_corrected: ({ file }: { file: string }) =>
    words(
      `No row of ${file} that is still to mend has been changed.`,
      `Aucune ligne de ${file} encore à corriger n’a été modifiée.`,
      `Niciun rând din ${file} încă de corectat nu a fost schimbat.`,
    ),
  one_corrected_file: () =>
    words(
      'Send one file of rows to correct, in the field "files".',
      'Envoyez un seul fichier de lignes corrigées.',
      'Trimiteți un singur fișier cu rânduri corectate.',
    ),
  no_corrected_rows: ({ file }: { file: string }) =>
    words(`${file} holds no rows.`, `${file} ne contient aucune ligne.`, `${file} nu conține niciun rând.`),
  several_loads: ({ file }: { file: string }) =>
    words(
      `${file} names rows of several loads: send one file for each.`,
      `${file} nomme des lignes de plusieurs chargements : envoyez un fichier pour chacun.`,
      `${file} numește rânduri din mai multe încărcări: trimiteți câte un fișier pentru fiecare.`,
    ),
  too_many_corrected: ({ most }: { most: number }, count: Count) =>
    words(
      `More than ${count(most)} rows: correct them in several files.`,
      `Plus de ${count(most)} lignes : corrigez-les en plusieurs fichiers.`,
      `Peste ${count(most)} de rânduri: corectați-le în mai multe fișiere.`,
    ),
  no_aside_file: ({ file, columns }: { file: string; columns: readonly string[] }) =>
    words(
      `${file} has no columns ${columns.join(' and ')}: correct a file of rows set aside as it was downloaded.`,
      `${file} n’a pas les colonnes ${columns.join(' et ')} : corrigez un fichier de lignes mises de côté tel que téléchargé.`,
      `${file} nu are coloanele ${columns.join(' și ')}: corectați un fișier de rânduri puse deoparte așa cum a fost descărcat.`,
    ),
  no_aside_row: ({ file, row }: { file: string; row: readonly string[] }) =>
    words(
      `${file} names a row ${row.join(', ')}: leave these two columns as they were.`,
      `${file} nomme une ligne ${row.join(', ')} : laissez ces deux colonnes telles quelles.`,
      `${file} numește un rând ${row.join(', ')}: lăsați aceste două coloane cum erau.`,
    ),

  load_ended: () =>
    words(
      'This load has ended already: undo it instead.',
      'Ce chargement est déjà terminé : annulez-le plutôt dans la liste.',
      'Această încărcare s-a încheiat deja: anulați-o din listă.',
    ),
  undo_ended: () =>
    words(
      'The load is taken back already, and the figures are being brought up: load its file again instead.',
      'Le chargement est déjà retiré et les chiffres se mettent à jour : chargez plutôt de nouveau son fichier.',
      'Încărcarea este deja retrasă și cifrele se actualizează: încărcați din nou fișierul.',
    ),
  refresh_running: () =>
    words(
      'The figures are being brought up to what is loaded: undo a load instead.',
      'Les chiffres se mettent à jour sur ce qui est chargé : annulez plutôt un chargement.',
      'Cifrele se actualizează după ce este încărcat: anulați mai bine o încărcare.',
    ),
  unknown_import: () =>
    words(
      'This server knows no such load; it forgets them when it restarts.',
      'Ce serveur ne connaît pas ce chargement ; il les oublie en redémarrant.',
      'Acest server nu cunoaște încărcarea; le uită când repornește.',
    ),
  server_stopped: () =>
    words(
      'The server stopped before this had ended: load the files again, or undo again.',
      'Le serveur s’est arrêté avant la fin : chargez de nouveau les fichiers, ou annulez de nouveau.',
      'Serverul s-a oprit înainte de sfârșit: încărcați din nou fișierele sau anulați din nou.',
    ),
  fault: () =>
    words(
      'The load failed through a fault of the program; its log tells more.',
      'Le chargement a échoué par une erreur du programme ; son journal en dit plus.',
      'Încărcarea a eșuat dintr-o eroare a programului; jurnalul lui spune mai mult.',
    ),

  nothing_uploaded: () =>
    words(
      'Nothing was uploaded: send export files in the field "files".',
      'Rien n’a été envoyé : envoyez des fichiers d’export.',
      'Nu s-a trimis nimic: trimiteți fișiere de export.',
    ),
  large_file: ({ megabytes }: { megabytes: number }, count: Count) =>
    words(
      `A file is larger than ${count(megabytes)} MB: load it in parts.`,
      `Un fichier dépasse ${count(megabytes)} Mo : chargez-le en plusieurs parties.`,
      `Un fișier depășește ${count(megabytes)} MB: încărcați-l pe părți.`,
    ),
  many_files: ({ most }: { most: number }, count: Count) =>
    words(
      `More than ${count(most)} files: load them in several turns.`,
      `Plus de ${count(most)} fichiers : chargez-les en plusieurs fois.`,
      `Peste ${count(most)} de fișiere: încărcați-le în mai multe rânduri.`,
    ),
  other_fields: () =>
    words(
      'Send nothing but export files, in the field "files".',
      'N’envoyez que des fichiers d’export.',
      'Trimiteți numai fișiere de export.',
    ),
  upload_broke_off: ({ cause }: { cause: string }) =>
    words(
      `The upload broke off: ${cause}.`,
      `L’envoi s’est interrompu : ${cause}.`,
      `Trimiterea s-a întrerupt: ${cause}.`,
    ),

  disk_full: ({ place, path }: { place: DiskPlace; path: string }) => {
    const of = places[place](path);
    return words(
      `${of.en} cannot be written: its disk is full. Make room and try again.`,
      `Impossible d’écrire ${of.fr} : le disque est plein. Libérez de la place et réessayez.`,
      `Nu se poate scrie ${of.ro}: discul este plin. Eliberați spațiu și încercați din nou.`,
    );
  },
  disk_read_only: ({ place, path }: { place: DiskPlace; path: string }) => {
    const of = places[place](path);
    return words(
      `${of.en} cannot be written: its folder is read-only for this program.`,
      `Impossible d’écrire ${of.fr} : ce programme n’a que le droit de lire son dossier.`,
      `Nu se poate scrie ${of.ro}: acest program are doar drept de citire în dosar.`,
    );
  },
} as const satisfies Record<string, (values: never, count: Count) => Words>;

const places: Readonly<Record<DiskPlace, (path: string) => Words>> = {
  warehouse: (path) =>
    words(
      path ? `The warehouse ${path}` : 'The warehouse',
      path ? `l’entrepôt de données ${path}` : 'l’entrepôt de données',
      path ? `depozitul de date ${path}` : 'depozitul de date',
    ),
  folder: (path) => words(`The folder ${path}`, `le dossier ${path}`, `dosarul ${path}`),
  working_folder: (path) =>
    words(`The working folder ${path}`, `le dossier de travail ${path}`, `dosarul de lucru ${path}`),
  clean_copy: (path) =>
    words(
      `A clean copy of the file in ${path}`,
      `une copie nettoyée du fichier dans ${path}`,
      `o copie curată a fișierului în ${path}`,
    ),
  unpacked: (path) =>
    words(
      `What it holds, unpacked to ${path},`,
      `son contenu, décompressé dans ${path}`,
      `conținutul lui, despachetat în ${path}`,
    ),
  upload: () => words('The upload', 'l’envoi', 'ce s-a trimis'),
  note: (path) => words(`The note ${path}`, `la note ${path}`, `nota ${path}`),
};
