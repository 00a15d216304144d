// Package model is what the desk knows: its records, the rules that hold for
// them, and the interfaces that storage fulfils. It is the part to read first.
//
// Conventions that hold everywhere: records are identified by UUIDv7; instants
// are UTC in the store and shown in Asia/Seoul; calendar days are Seoul's;
// money is an integer number of won; text is NFC. The package imports nothing
// of this program but its own sub-packages.
package model
