package printer

import (
	"errors"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	winspool = windows.NewLazySystemDLL("winspool.drv")

	procEnumPrinters       = winspool.NewProc("EnumPrintersW")
	procGetDefaultPrinter  = winspool.NewProc("GetDefaultPrinterW")
	procOpenPrinter        = winspool.NewProc("OpenPrinterW")
	procClosePrinter       = winspool.NewProc("ClosePrinter")
	procGetPrinter         = winspool.NewProc("GetPrinterW")
	procGetJob             = winspool.NewProc("GetJobW")
	procSetJob             = winspool.NewProc("SetJobW")
	procDeviceCapabilities = winspool.NewProc("DeviceCapabilitiesW")
	procDocumentProperties = winspool.NewProc("DocumentPropertiesW")
	procStartDocPrinter    = winspool.NewProc("StartDocPrinterW")
	procStartPagePrinter   = winspool.NewProc("StartPagePrinter")
	procWritePrinter       = winspool.NewProc("WritePrinter")
	procEndPagePrinter     = winspool.NewProc("EndPagePrinter")
	procEndDocPrinter      = winspool.NewProc("EndDocPrinter")
	procAbortPrinter       = winspool.NewProc("AbortPrinter")
)

func wide(s string) *uint16 {
	p, err := windows.UTF16PtrFromString(s)
	if err != nil { // a zero byte inside: no printer is called so
		p = new(uint16)
	}
	return p
}

// call calls a function of Windows that returns 0 when it fails. What the arguments
// point at stays where it is meanwhile.
//
//go:uintptrescapes
func call(p *windows.LazyProc, args ...uintptr) error {
	if r, _, err := p.Call(args...); r == 0 {
		return err
	}
	return nil
}

// record is memory for what Windows answers, aligned as its records are.
type record []uintptr

const word = int(unsafe.Sizeof(uintptr(0)))

func (r record) at() unsafe.Pointer {
	if len(r) == 0 {
		return nil
	}
	return unsafe.Pointer(&r[0])
}

func (r record) size() uintptr { return uintptr(len(r) * word) }

// sized asks twice, as many functions of the spooler want: first how long the answer
// is, then for it.
func sized(ask func(r record, needed *uint32) error) (r record, err error) {
	for range 3 { // it may grow between two calls
		var needed uint32
		if err = ask(r, &needed); err == nil {
			return r, nil
		}
		if uintptr(needed) <= r.size() {
			return nil, err
		}
		r = make(record, int(needed)/word+1)
	}
	return nil, err
}

// printerInfo4 is PRINTER_INFO_4: what the spooler knows without asking a printer.
type printerInfo4 struct {
	name, server *uint16
	attributes   uint32
}

// printerInfo2 is PRINTER_INFO_2.
type printerInfo2 struct {
	server, name, share, port, driver, comment, location *uint16
	mode                                                 uintptr
	separator, processor, datatype, parameters           *uint16
	security                                             uintptr
	attributes, priority, standard, start, until         uint32
	status, jobs, pages                                  uint32
}

// jobInfo2 is JOB_INFO_2 up to what is read of it.
type jobInfo2 struct {
	id                                                            uint32
	printer, machine, user, document, notify, datatype, processor *uint16
	parameters, driver                                            *uint16
	mode                                                          uintptr
	text                                                          *uint16
	security                                                      uintptr
	status, priority, position, start, until, pages, size         uint32
}

const (
	enumLocal, enumConnections = 0x2, 0x4
	attributeLocal             = 0x40
	jobControlDelete           = 5
)

// installed lists the printers of this user.
func installed() ([]printerInfo4, error) {
	var count uint32
	r, err := sized(func(r record, needed *uint32) error {
		return call(procEnumPrinters, enumLocal|enumConnections, 0, 4, uintptr(r.at()), r.size(), uintptr(unsafe.Pointer(needed)), uintptr(unsafe.Pointer(&count)))
	})
	if err != nil || count == 0 {
		return nil, err
	}
	return unsafe.Slice((*printerInfo4)(r.at()), count), nil
}

// standardPrinter is the name of the default printer, "" if there is none.
func standardPrinter() string {
	name := make([]uint16, 1024)
	size := uint32(len(name))
	if call(procGetDefaultPrinter, uintptr(unsafe.Pointer(&name[0])), uintptr(unsafe.Pointer(&size))) != nil {
		return ""
	}
	return windows.UTF16ToString(name)
}

// handle is an open printer.
type handle uintptr

func openPrinter(name string) (h handle, err error) {
	err = call(procOpenPrinter, uintptr(unsafe.Pointer(wide(name))), uintptr(unsafe.Pointer(&h)), 0)
	return h, err
}

func (h handle) close() { _ = call(procClosePrinter, uintptr(h)) }

// look asks for what the spooler knows of the printer, and its port.
func (h handle) look() (p spooledPrinter, port string, err error) {
	r, err := sized(func(r record, needed *uint32) error {
		return call(procGetPrinter, uintptr(h), 2, uintptr(r.at()), r.size(), uintptr(unsafe.Pointer(needed)))
	})
	if err != nil {
		return p, "", err
	}
	info := (*printerInfo2)(r.at())
	return spooledPrinter{info.status, info.attributes}, windows.UTF16PtrToString(info.port), nil
}

// job asks after one of the printer's jobs.
func (h handle) job(id uint32) (spooledJob, error) {
	r, err := sized(func(r record, needed *uint32) error {
		return call(procGetJob, uintptr(h), uintptr(id), 2, uintptr(r.at()), r.size(), uintptr(unsafe.Pointer(needed)))
	})
	if err != nil {
		return spooledJob{}, unsaid(err)
	}
	info := (*jobInfo2)(r.at())
	return spooledJob{info.status, windows.UTF16PtrToString(info.text)}, nil
}

// remove takes a job out.
func (h handle) remove(id uint32) error {
	return unsaid(call(procSetJob, uintptr(h), uintptr(id), 0, 0, jobControlDelete))
}

// unsaid fills in what wine leaves unsaid of a job that it no longer has.
func unsaid(err error) error {
	if errors.Is(err, syscall.Errno(0)) {
		return errJobGone
	}
	return err
}

// opened is the spool of one job. The printer is opened for every look: a handle of
// a printer that was removed goes on answering.
type opened struct {
	name string
	id   uint32
}

func (o opened) job() (j spooledJob, err error) {
	h, err := openPrinter(o.name)
	if err != nil {
		return j, err
	}
	defer h.close()
	return h.job(o.id)
}

func (o opened) printer() (p spooledPrinter, err error) {
	h, err := openPrinter(o.name)
	if err != nil {
		return p, err
	}
	defer h.close()
	p, _, err = h.look()
	return p, err
}

// documentInfo is DOC_INFO_1.
type documentInfo struct{ name, output, datatype *uint16 }

// startRaw begins a job that goes to the printer as it is, past the driver.
func (h handle) startRaw(title string) (uint32, error) {
	info := documentInfo{name: wide(title), datatype: wide("RAW")}
	id, _, err := procStartDocPrinter.Call(uintptr(h), 1, uintptr(unsafe.Pointer(&info)))
	if id == 0 {
		return 0, err
	}
	if err := call(procStartPagePrinter, uintptr(h)); err != nil {
		h.abort()
		return 0, err
	}
	return uint32(id), nil
}

// write hands on bytes of a raw job.
func (h handle) write(data []byte) error {
	for len(data) > 0 {
		var n uint32
		if err := call(procWritePrinter, uintptr(h), uintptr(unsafe.Pointer(&data[0])), uintptr(len(data)), uintptr(unsafe.Pointer(&n))); err != nil {
			return err
		}
		if n == 0 {
			return syscall.Errno(windows.ERROR_WRITE_FAULT)
		}
		data = data[n:]
	}
	return nil
}

func (h handle) endRaw() error {
	if err := call(procEndPagePrinter, uintptr(h)); err != nil {
		return err
	}
	return call(procEndDocPrinter, uintptr(h))
}

func (h handle) abort() { _ = call(procAbortPrinter, uintptr(h)) }
