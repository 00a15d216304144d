// Package city carries batches of events to the city: into a folder, to the
// city's own HTTPS interface (assets/city-openapi.yaml), or, in package hub, into
// its PostgreSQL. It knows what a batch looks like and what an answer means, and
// keeps nothing: what has been sent is the store's to remember.
//
// A batch may arrive more than once, because an answer may be lost. It is then the
// same, byte for byte, and the other end drops what it has.
package city
