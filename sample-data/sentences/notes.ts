/** What agents and inspectors jot down: English mostly, as the warehouse and the desk write to each other. */
export const agentNotes = {
  goodwill: [
    'Goodwill, customer keeps the item.',
    'Partial refund agreed on the phone, nothing to send back.',
    'Small scratch, customer happy with 15 % back. No return.',
    'Price difference refunded after promo, no goods expected.',
    'Compensation for late parcel, item kept.',
    'Refunded part of the price, cheaper than the label.',
    'Geste commercial, la cliente garde le produit.',
    'Reducere acordată, clientul păstrează produsul.',
  ],
  lost: [
    'Carrier confirmed the parcel as lost, refunded in full.',
    'No scan for 14 days, claim opened with carrier.',
    'Lost in depot. Refunded, nothing comes back.',
    'Parcel never delivered, reimbursed.',
  ],
  tooLate: ['Outside the return window, rejected.', 'Bought too long ago, declined.'],
  rejected: [
    'Tags cut off and worn, refused, sent back to customer.',
    'Seal broken, cannot be resold. Rejected.',
    'Item in the parcel is not ours. Rejected.',
    'Used, not a defect. Request declined.',
  ],
  cancelled: [
    'Customer decided to keep it, request closed.',
    'Label never used, request cancelled by customer.',
    'Duplicate request, closed.',
    'Cancelled on the phone, keeps the item.',
  ],
  ordinary: [
    'Called twice about the refund.',
    'Asked for a photo, received.',
    'Second return this month.',
    'Label resent by mail.',
    'Customer very friendly.',
    'Promised refund by Friday.',
    'Photos attached, clear case.',
    'Explained how to book the pickup.',
    'Wants the money on the card, not as credit.',
    'Told to use drop-off point.',
    'VIP, handle first.',
    'Cliente rappelée, tout est en ordre.',
    'Clienta a sunat, am explicat procedura.',
  ],
} as const;

export type Finding = 'sound' | 'handled' | 'damaged' | 'faulty' | 'mispacked' | 'worn';
type Setting = 'clothing' | 'shoes' | 'electronics' | 'home' | 'beauty';

/** By finding: what can be noted of anything, and what only of one kind of goods. */
export const inspectionNotes: Readonly<
  Record<Finding, { any: readonly string[] } & Partial<Record<Setting, readonly string[]>>>
> = {
  sound: {
    any: ['As new.', 'Unopened.', 'OK, repacked.', 'Complete, no marks.', 'Like new.', 'Original box, all fine.'],
    clothing: ['As new, tags on.', 'Tried on only.', 'Like new, new polybag.'],
    shoes: ['Clean soles, tried on only.', 'Box lid creased, shoes as new.'],
    electronics: ['Sealed.', 'Tested, works. All parts there.', 'Box opened, device unused.'],
    home: ['No marks, all parts there.'],
    beauty: ['Seal intact.'],
  },
  handled: {
    any: ['Box torn, item fine.', 'Packaging missing, item clean.', 'Slight marks, sellable as B.'],
    clothing: ['Slightly creased, steamed.', 'Tag loose but there.', 'Lint removed.'],
    shoes: ['Light marks on the sole from trying on indoors.'],
    electronics: ['Fingerprints, cleaned and reset.', 'Account removed, reset.'],
    home: ['Assembled once, no damage.'],
    beauty: ['Outer carton opened, seal intact.'],
  },
  damaged: {
    any: [
      'Crushed together with the box.',
      'Packaging too thin, item damaged.',
      'Scratched all along, no filler in the parcel.',
    ],
    clothing: ['Cut through bag and fabric.'],
    electronics: ['Housing cracked, dent on one side.', 'Screen broken, box pushed in.'],
    home: ['Shards in the box.', 'Broken, corner of the box pushed in.', 'Rim chipped.'],
    beauty: ['Leaked into the box.', 'Cap loose, half empty.'],
  },
  faulty: {
    any: ['Fault confirmed, supplier informed.', 'As the customer says.'],
    clothing: ['Seam open, production fault.', 'Zip jams, confirmed.', 'Colour rubs off.', 'Hole in the weave.'],
    shoes: ['Sole coming off, production fault.', 'Glue failed at the toe.'],
    electronics: [
      'Tested, dead.',
      'Fault reproduced after ten minutes.',
      'Does not charge, confirmed.',
      'No fault found.',
    ],
    home: ['Base uneven, confirmed.', 'Coating comes off.'],
    beauty: ['Pump blocked, confirmed.', 'Batch separated, sent to supplier.'],
  },
  mispacked: {
    any: [
      'Not the SKU on the label.',
      'Picking error.',
      'Barcode is of another article.',
      'Sent the sister SKU by mistake.',
    ],
  },
  worn: {
    any: ['Clearly used.', 'Signs of use, cannot be sold as new.'],
    clothing: [
      'Worn: make-up on the collar, tag missing.',
      'Smells of perfume, creased at the waist.',
      'Deodorant marks under the arms.',
      'Tag cut and pinned back on.',
      'Smells of smoke, worn for an evening at least.',
      'Food stain on the front, not from us.',
      'Hem dirty, worn outside.',
      'Washed, label faded.',
      'Hair and foundation on the neckline.',
      'Security tag removed, armpits stained.',
    ],
    shoes: ['Soles scuffed outdoors, dirt in the tread.', 'Heel tips worn down, danced in.', 'Insole dark, worn.'],
    electronics: [
      'Memory card left inside with holiday photos.',
      'Used for days according to the counter.',
      'Sand in the buttons.',
    ],
    home: ['Dust and marks, was in use.'],
    beauty: ['Opened and used.', 'A third is gone.'],
  },
};
