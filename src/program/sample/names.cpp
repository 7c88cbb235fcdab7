#include <array>

#include "program/sample/world.hpp"

namespace accord::program::sample {

namespace {

// Given names that go with any family name, and family names out of a field guide: nobody is meant.
constexpr auto given_names = std::to_array<std::string_view>(
    {"Adrian",  "Alex",    "Amari",   "Angel",  "Ari",    "Ash",    "Avery", "Bailey", "Blake",  "Cameron",
     "Casey",   "Charlie", "Dakota",  "Devin",  "Drew",   "Eden",   "Eli",   "Ellis",  "Emery",  "Finley",
     "Frankie", "Gray",    "Harper",  "Hayden", "Indigo", "Jackie", "Jaden", "Jamie",  "Jesse",  "Jordan",
     "Jules",   "Kai",     "Kendall", "Kit",    "Lane",   "Lee",    "Logan", "Lou",    "Marley", "Max",
     "Micah",   "Morgan",  "Nico",    "Noel",   "Parker", "Peyton", "Quinn", "Reese",  "Remy",   "Riley",
     "River",   "Robin",   "Rowan",   "Sage",   "Sam",    "Sasha",  "Shay",  "Skyler", "Taylor", "Wren"});
constexpr auto family_names = std::to_array<std::string_view>(
    {"Acorn",  "Alder",   "Amber",   "Ashgrove", "Aspen",    "Banks",  "Barley", "Basil",    "Bay",     "Birch",
     "Bluff",  "Bramble", "Briar",   "Brook",    "Burrow",   "Canyon", "Cedar",  "Chestnut", "Clay",    "Cliff",
     "Clover", "Coral",   "Cove",    "Creek",    "Crest",    "Dale",   "Dell",   "Dune",     "Elder",   "Elm",
     "Fallow", "Fennel",  "Fern",    "Field",    "Finch",    "Flint",  "Ford",   "Forest",   "Frost",   "Garnet",
     "Glade",  "Glen",    "Grove",   "Harbor",   "Hawthorn", "Hazel",  "Heath",  "Heron",    "Hill",    "Holly",
     "Ivy",    "Jasper",  "Juniper", "Kelp",     "Lagoon",   "Lake",   "Larch",  "Lark",     "Laurel",  "Ledge",
     "Linden", "Maple",   "Marsh",   "Meadow",   "Mesa",     "Mill",   "Moor",   "Moss",     "Oakley",  "Orchard",
     "Osprey", "Pebble",  "Pike",    "Pine",     "Plover",   "Pond",   "Poplar", "Quarry",   "Quill",   "Rain",
     "Reed",   "Ridge",   "Rill",    "Robin",    "Rowe",     "Rush",   "Saddle", "Sedge",    "Shale",   "Shore",
     "Slate",  "Sorrel",  "Sparrow", "Spruce",   "Stone",    "Summit", "Swift",  "Tarn",     "Thicket", "Thorn",
     "Tide",   "Timber",  "Tule",    "Vale",     "Walnut",   "Warren", "Wells",  "Wheat",    "Willow",  "Yarrow"});

}  // namespace

std::string given_name(Draw& draw) { return std::string{draw.from(given_names)}; }
std::string family_name(Draw& draw) { return std::string{draw.from(family_names)}; }

}  // namespace accord::program::sample
