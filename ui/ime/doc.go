// Package ime brings what an input method composes into the text entries of the
// program: Korean above all, and whatever else Windows composes.
//
// Fyne draws its windows with GLFW, which knows nothing of input methods. On
// Windows that means (fyne #618, glfw #41):
//
//   - what is being composed is not drawn in the field; the input method shows
//     it in a box of its own in a corner of the screen;
//   - a finished syllable comes as a WM_CHAR that is posted behind whatever is in
//     the queue already, and goes to whatever has the focus by then. Tab takes the
//     last syllable of a name into the field of the phone, Enter searches without
//     it, a click carries it off.
//
// The bridge listens to the window before GLFW does. A composition belongs to the
// entry it was begun in, its [Owner], until it ends. What is being composed is
// shown there; what is finished is put in at once and never becomes a WM_CHAR.
// Before a key, a click, a change of focus or the end of the window is acted on,
// the composition is completed.
//
// In which order an input method says these things is not written down anywhere
// and differs between them and between versions of Windows. [Machine] therefore
// takes the messages in any order: it is plain Go, and its tests feed it the
// orders that were published and those one can think of.
//
//	machine.go          the state of a composition: no window, no Windows
//	mode.go             Hangul or Latin letters, by what a field is for
//	focus.go            how an entry tells its window that it has the keyboard
//	message_windows.go  one window's messages, and what comes before what
//	bridge_windows.go   how they are read and handed to the machine
//	answer_windows.go   what an input method asks: where, and of what text
//	imm_windows.go      the calls into imm32 and user32
//	drive_windows.go    an input method for tests, in builds with the tag imetest
//
// Elsewhere, where GLFW does speak with input methods or the system needs none,
// [Attach] does nothing and entries behave as they are.
package ime
