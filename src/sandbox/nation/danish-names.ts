type Names = readonly [string, ...string[]]

export const firstNames: Names = [
  'Freja', 'Ida', 'Clara', 'Karla', 'Alma', 'Agnes', 'Mathilde', 'Josefine', 'Laura', 'Emma', 'Anna', 'Mette', 'Kirsten', 'Hanne', 'Lone', 'Susanne', 'Birgitte', 'Lene',
  'Charlotte', 'Inger', 'Else', 'Bodil', 'Tove', 'Ruth', 'Amina', 'Fatima', 'Zofia', 'Noah', 'Oscar', 'Viggo', 'Aksel', 'Emil', 'Malthe', 'August', 'Magnus', 'Frederik',
  'Mikkel', 'Rasmus', 'Søren', 'Jens', 'Lars', 'Henrik', 'Peter', 'Thomas', 'Jørgen', 'Bent', 'Poul', 'Åge', 'Ole', 'Niels', 'Yusuf', 'Mehmet', 'Piotr', 'Aqqaluk',
]

export const lastNames: Names = [
  'Nielsen', 'Jensen', 'Hansen', 'Pedersen', 'Andersen', 'Christensen', 'Larsen', 'Sørensen', 'Rasmussen', 'Jørgensen', 'Petersen', 'Madsen', 'Kristensen', 'Olsen', 'Thomsen',
  'Christiansen', 'Poulsen', 'Johansen', 'Møller', 'Mortensen', 'Knudsen', 'Dahl', 'Holm', 'Lund', 'Schmidt', 'Bech', 'Krogh', 'Vestergaard', 'Østergaard', 'Nørgaard',
  'Lindholm', 'Skov', 'Bjerre', 'Friis', 'Kjær', 'Toft', 'Winther', 'Yılmaz', 'Nowak', 'Ahmed', 'Kleist', 'Åkjær',
]

export const streets: Names = [
  'Algade', 'Bakkevej', 'Birkevænget', 'Bøgevej', 'Egevej', 'Enghavevej', 'Fjordvej', 'Granvej', 'Havnegade', 'Jernbanegade', 'Kirkevej', 'Lærkevej', 'Møllevej', 'Nørregade',
  'Parkvej', 'Plantagevej', 'Rosenvænget', 'Rådhusstræde', 'Skolegade', 'Skovvej', 'Solbakken', 'Stationsvej', 'Strandvejen', 'Søndergade', 'Torvet', 'Vestergade', 'Østergade', 'Ådalsvej',
]

/** Postal code and post district; the pairs exist, the street need not. */
export const towns: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['2100', 'København Ø'], ['2800', 'Kongens Lyngby'], ['3000', 'Helsingør'], ['3700', 'Rønne'], ['4000', 'Roskilde'], ['4700', 'Næstved'], ['5000', 'Odense C'], ['5700', 'Svendborg'],
  ['6000', 'Kolding'], ['6400', 'Sønderborg'], ['6700', 'Esbjerg'], ['7100', 'Vejle'], ['7400', 'Herning'], ['7800', 'Skive'], ['8000', 'Aarhus C'], ['8800', 'Viborg'], ['8900', 'Randers C'],
  ['9000', 'Aalborg'], ['9800', 'Hjørring'], ['9990', 'Skagen'],
]

export const trades: Names = [
  'Tømrer', 'Murerfirma', 'VVS', 'El', 'Bageri', 'Cykler', 'Blomster', 'Kaffebar', 'Revision', 'Tegnestue', 'Transport', 'Gartneri', 'Bogtryk', 'Smedje', 'Optik', 'Apotek',
  'Rengøring', 'Software', 'Fiskeri', 'Mejeri', 'Maskinværksted', 'Rideskole', 'Kro', 'Maler',
]

export const companyForms: Names = ['ApS', 'A/S', 'I/S', 'K/S']

/** Municipalities that do not exist. */
export const inventedTowns: Names = [
  'Strandby', 'Tornby', 'Ravnsholt', 'Fjordlev', 'Mosedal', 'Hyldebjerg', 'Tangby', 'Vindehøj', 'Lyngsted', 'Sandhavn', 'Brombæk', 'Ørnedal', 'Stenløkke', 'Åmosen', 'Havnsø',
  'Grønnelund', 'Møllerup', 'Birkehøj', 'Nordsund', 'Kildevang',
]

/** Odd words that occur nowhere else: a log line with one of them has leaked a name. */
export const canaryNames: Names = ['Asta Kanariefuglsang', 'Bo Papegøjeskrig', 'Rita Ibisvinge']
