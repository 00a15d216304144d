//go:build !windows

package ime

import "fyne.io/fyne/v2"

// Attach lets a window that is shown hear its input method, where GLFW does not.
func Attach(fyne.Window) {}
