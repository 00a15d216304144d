package frame

import "unsafe"

// placeOf is where a window stands, or stood before it was maximised or minimised.
func placeOf(h uintptr) Place {
	p := placementOf(h)
	monitor := monitorOf(h)
	place := Place{Rect: rectOf(h), DPI: dpiOf(monitor)}
	place.Max = p.show == swShowMaximized || p.show == swShowMinimized && p.flags&wpfRestoreToMaximized != 0
	if place.Max || p.show == swShowMinimized {
		x, y := offset(monitor)
		place.Rect = p.normal.plain()
		place.X, place.Y = place.X+x, place.Y+y
	}
	return place
}

// maximise maximises a window that goes back to normal afterwards.
func maximise(h uintptr, normal Rect) {
	x, y := offset(monitorOf(h))
	normal.X, normal.Y = normal.X-x, normal.Y-y
	p := placementOf(h)
	p.show, p.normal = swShowMaximized, normal.native()
	_, _, _ = setWindowPlacement.Call(h, uintptr(unsafe.Pointer(&p)))
}

func placementOf(h uintptr) placement {
	var p placement
	p.length = uint32(unsafe.Sizeof(p))
	_, _, _ = getWindowPlacement.Call(h, uintptr(unsafe.Pointer(&p)))
	return p
}

// offset is what lies between the corner of a monitor and of its work area: a
// placement's normal place leaves out taskbars on the left and above.
func offset(monitor uintptr) (x, y int) {
	i := infoOf(monitor)
	return int(i.work.left - i.monitor.left), int(i.work.top - i.monitor.top)
}
