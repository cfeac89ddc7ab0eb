const LIST = `
acorn airport album almond alpine amber anchor anthem apple apricot april arcade archer arctic arrow aspen
atlas attic august autumn avenue badge bakery bamboo banjo barley basket beacon beetle berry bicycle birch
biscuit blanket blossom bonnet border bottle bramble breeze bridge bronze brook bucket buffalo butter button cabin
cactus camel camera canal candle canoe canvas canyon captain caramel carbon cargo carpet cashmere castle cedar
cello chalk cherry chimney cinnamon circle citrus clover cobalt coconut comet compass copper coral cosmic cotton
cousin crater crayon cricket crystal curtain daisy denim desert diamond dolphin domino doorway dragon drummer eagle
easel echo elder emerald engine evening fabric falcon fern feather fiddle finch flannel flower forest fossil
fountain galaxy garden garlic gazelle ginger giraffe glacier goblet golden gondola granite grape guitar hammer hamlet
harbor harvest hazel helmet heirloom heron hickory honey horizon hyacinth indigo island ivory jacket jaguar jasmine
jersey jigsaw journey jungle juniper kayak kettle kingdom kernel koala ladder lagoon lantern laurel lavender legend
lemon library lilac linen lizard lobster locket lotus lumber magnet mango maple marble marina market meadow
melody meteor mineral mirror mitten monsoon morning mosaic mulberry muffin mustard napkin nectar needle nickel nutmeg
oasis ocean olive onion opal orbit orchid otter oyster pagoda palace panda paper parrot pebble pelican
pencil pepper piano picnic pigeon pigment pioneer planet plaza plum pollen pony poplar prairie pumpkin puzzle
quartz quilt rabbit radio raven ribbon river robin rowan saddle saffron salmon sapphire scarlet sequoia shadow
silver sparrow spruce summer sunset teapot tiger timber tulip tunnel turtle valley velvet violet walnut willow
`;

/** 256 plain English words, one for each byte; their order is part of every printed fingerprint and never changes. */
export const FINGERPRINT_WORDS: readonly string[] = LIST.trim().split(/\s+/);
