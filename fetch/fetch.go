// Package fetch gets what addresses on the web hold, from hosts that were allowed, and keeps the last good copy of
// each for when the network fails.
//
// It makes requests with GET alone, without cookies and without a proxy: whether an address is a public one is
// looked at where the connection is made, and a proxy makes it elsewhere.
package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Options are what a client may do.
type Options struct {
	Hosts    []string      // as Pattern reads them
	Private  bool          // addresses that are not of the public internet are allowed
	Timeout  time.Duration // for an address, with its redirects
	MaxBytes int64         // of what an address holds, unpacked
	Folder   string        // keeps the last good copies; empty for none
	Now      func() time.Time
}

// Copy is what an address held.
type Copy struct {
	Data []byte
	Type string    // as the server says, without parameters: "text/csv"
	At   time.Time // when it was fetched
	// Stale is why this is the last good copy and not what the address holds now; nil where it is.
	Stale error

	tag, modified string // the server's ETag and Last-Modified
}

// Refused says that an address may not be fetched, or holds what may not be taken. No copy stands in for it.
type Refused struct{ Reason, Hint string }

func (r *Refused) Error() string { return r.Reason }

// Client fetches addresses, each once: all who ask for one get the same.
type Client struct {
	options Options
	hosts   []pattern
	http    *http.Client

	mu   sync.Mutex
	done map[string]result
}

type result struct {
	copy Copy
	err  error
}

const maxRedirects = 5

// New makes a client. A host that is no pattern is an error.
func New(o Options) (*Client, error) {
	c := &Client{options: o, done: map[string]result{}}
	for _, h := range o.Hosts {
		p, err := parsePattern(h)
		if err != nil {
			return nil, err
		}
		c.hosts = append(c.hosts, p)
	}
	dialer := net.Dialer{Timeout: o.Timeout, ControlContext: c.control}
	c.http = &http.Client{
		CheckRedirect: c.redirect,
		Transport: &http.Transport{
			DialContext: dialer.DialContext, ForceAttemptHTTP2: true, DisableKeepAlives: true,
			TLSHandshakeTimeout: o.Timeout, MaxResponseHeaderBytes: 64 << 10,
		},
	}
	return c, nil
}

// Get returns what an address holds, or the last good copy with the reason why. The error is a *Refused for what
// may not be fetched, and else why there is neither.
func (c *Client) Get(ctx context.Context, address string) (Copy, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if known, ok := c.done[address]; ok {
		return known.copy, known.err
	}
	got, err := c.get(ctx, address)
	if ctx.Err() == nil {
		c.done[address] = result{got, err}
	}
	return got, err
}

func (c *Client) get(ctx context.Context, address string) (Copy, error) {
	u, err := url.Parse(address)
	if err != nil {
		return Copy{}, &Refused{Reason: "it is no address"}
	}
	if err := c.allowed(u); err != nil {
		return Copy{}, err
	}
	old, kept := c.load(address)
	fresh, err := c.request(ctx, u, old)
	var refused *Refused
	switch {
	case err == nil:
		return fresh, nil
	case ctx.Err() != nil:
		return Copy{}, ctx.Err()
	case errors.As(err, &refused):
		return Copy{}, refused
	case kept == nil:
		old.Stale = c.reason(err)
		return old, nil
	case errors.Is(kept, errDamaged):
		return Copy{}, fmt.Errorf("%w, and the copy that was kept is damaged", c.reason(err))
	}
	return Copy{}, c.reason(err)
}

// request asks the server. old is what is asked for again only if it has changed.
func (c *Client) request(ctx context.Context, u *url.URL, old Copy) (Copy, error) {
	ctx, cancel := context.WithTimeout(ctx, c.options.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return Copy{}, &Refused{Reason: "it is no address"}
	}
	req.Header.Set("User-Agent", "report")
	if old.tag != "" {
		req.Header.Set("If-None-Match", old.tag)
	}
	if old.modified != "" {
		req.Header.Set("If-Modified-Since", old.modified)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return Copy{}, err
	}
	defer resp.Body.Close()
	switch {
	case resp.StatusCode == http.StatusNotModified && old.Data != nil:
		old.At = c.options.Now()
		return old, nil
	case resp.StatusCode != http.StatusOK:
		return Copy{}, fmt.Errorf("the server answers %s", strings.TrimSpace(fmt.Sprint(resp.StatusCode, " ", http.StatusText(resp.StatusCode))))
	case resp.Header.Get("Content-Encoding") != "":
		return Copy{}, fmt.Errorf("the server packs it as %.20q, which cannot be read", resp.Header.Get("Content-Encoding"))
	}
	// What is counted is unpacked: a small answer may be a large one in disguise.
	data, err := io.ReadAll(io.LimitReader(resp.Body, c.options.MaxBytes+1))
	if int64(len(data)) > c.options.MaxBytes {
		return Copy{}, &Refused{fmt.Sprintf("it holds more than %d MB", c.options.MaxBytes>>20), "set a larger max_mb in [network]"}
	}
	if err != nil {
		return Copy{}, err
	}
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return Copy{}, errors.New("the server answers with nothing")
	case kind == "text/html" || isPage(data):
		return Copy{}, errors.New("the server answers with a web page, such as one to log in, and not with data")
	}
	return Copy{Data: data, Type: kind, At: c.options.Now(), tag: resp.Header.Get("ETag"), modified: settled(resp.Header)}, nil
}

// settled is when the server last changed what it holds; empty where that was so shortly before it answered that it
// may have changed again without a sign of it, since the date is in seconds (RFC 9110, 8.8.2.2).
func settled(h http.Header) string {
	modified, err := http.ParseTime(h.Get("Last-Modified"))
	date, problem := http.ParseTime(h.Get("Date"))
	if err != nil || problem != nil || date.Sub(modified) < time.Minute {
		return ""
	}
	return h.Get("Last-Modified")
}

// isPage says whether bytes are a web page, whatever the server calls them.
func isPage(data []byte) bool {
	start := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 512)], []byte("\ufeff"))))
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}

// redirect holds each place that a server points to, to the same rules.
func (c *Client) redirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return &Refused{Reason: fmt.Sprintf("it leads on more than %d times", maxRedirects)}
	}
	if req.URL.Scheme == "http" && via[len(via)-1].URL.Scheme == "https" {
		return &Refused{Reason: fmt.Sprintf("it leads from https on to http, at %s, where anybody can change what comes", req.URL.Host)}
	}
	if err := c.allowed(req.URL); err != nil {
		var refused *Refused
		errors.As(err, &refused)
		return &Refused{"it leads on, and " + refused.Reason, refused.Hint}
	}
	return nil
}

// control looks at the address to which a connection is made, after names were looked up.
func (c *Client) control(_ context.Context, _, address string, _ syscall.RawConn) error {
	if c.options.Private || public(address) {
		return nil
	}
	host, _, _ := net.SplitHostPort(address)
	return &Refused{
		fmt.Sprintf("its host is at %s, which is no address of the public internet", host),
		"private = true in [network] allows those",
	}
}

// reason puts an error of the network into words, without the address, which the caller names.
func (c *Client) reason(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	var unknown *net.DNSError
	var slow net.Error
	var broken *net.OpError
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &slow) && slow.Timeout():
		return fmt.Errorf("the server did not answer in full within %v", c.options.Timeout)
	case errors.As(err, &unknown):
		return errors.New("its host is not known")
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errors.New("the answer breaks off")
	case errors.As(err, &broken):
		text := broken.Err.Error()
		return errors.New(strings.TrimSpace(text[strings.LastIndex(text, ":")+1:]))
	}
	return err
}
