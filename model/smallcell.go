package model

// Suppress hides what is too small of one column of a table, as statistics offices
// do: first every cell below minCell, none of which is shown, not even 0; then, as
// long as the total would give the hidden ones away, the smallest of the others.
// It would if there were only one, or if all of them together were below minCell.
// Where that leaves nothing shown, the total is hidden too. A minCell of 0 hides
// nothing. The cells are changed in place, and the total is returned.
func Suppress(cells []Cell, total Cell, minCell int) Cell {
	if minCell <= 0 {
		return total
	}
	hidden, sum := 0, 0
	hide := func(i int) {
		hidden, sum = hidden+1, sum+int(cells[i])
		cells[i] = Hidden
	}
	for i, c := range cells {
		if c != Hidden && int(c) < minCell {
			hide(i)
		}
	}
	for hidden > 0 && (hidden == 1 || sum < minCell) {
		next := smallest(cells)
		if next < 0 {
			return Hidden
		}
		hide(next)
	}
	if int(total) < minCell {
		return Hidden
	}
	return total
}

// smallest is where the smallest cell stands that is not hidden, or -1.
func smallest(cells []Cell) int {
	at := -1
	for i, c := range cells {
		if c != Hidden && (at < 0 || c < cells[at]) {
			at = i
		}
	}
	return at
}
