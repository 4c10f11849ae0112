package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const csv = "year,apples\n2023,1412\n"

var day = time.Date(2024, 3, 12, 9, 0, 0, 0, time.UTC)

// client may fetch from a server of the test's.
func client(t *testing.T, s *httptest.Server, change func(*Options)) *Client {
	t.Helper()
	o := Options{
		Hosts: []string{strings.TrimPrefix(s.URL, "http://")}, Private: true, Timeout: 2 * time.Second, MaxBytes: 1 << 20,
		Now: func() time.Time { return day },
	}
	if change != nil {
		change(&o)
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func serve(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	return s
}

func TestGet(t *testing.T) {
	asked := 0
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked++
		if r.Header.Get("Cookie") != "" || r.Method != http.MethodGet {
			t.Error("a cookie, or another method")
		}
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		if r.URL.Path == "/old.csv" {
			http.Redirect(w, r, "/x.csv", http.StatusFound)
			return
		}
		w.Header().Set("Content-Type", "text/csv; charset=utf-8")
		if r.Header.Get("Accept-Encoding") == "gzip" {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			fmt.Fprint(z, csv)
			z.Close()
			return
		}
		fmt.Fprint(w, csv)
	})
	c := client(t, s, nil)
	for range 2 {
		got, err := c.Get(t.Context(), s.URL+"/old.csv")
		if err != nil || string(got.Data) != csv || got.Type != "text/csv" || got.Stale != nil || !got.At.Equal(day) {
			t.Errorf("%+v, %v", got, err)
		}
	}
	if asked != 2 {
		t.Errorf("the server was asked %d times for one address that leads on", asked)
	}
}

func TestGetRefuses(t *testing.T) {
	var s *httptest.Server
	s = serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/metadata":
			http.Redirect(w, r, "http://169.254.169.254/latest", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		case "/user":
			http.Redirect(w, r, strings.Replace(s.URL, "//", "//a:b@", 1), http.StatusFound)
		case "/circle":
			http.Redirect(w, r, "/circle", http.StatusFound)
		case "/huge":
			for range 3 {
				w.Write(make([]byte, 1<<20))
			}
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			z.Write(bytes.Repeat([]byte("0"), 64<<20))
			z.Close()
		default:
			fmt.Fprint(w, csv)
		}
	})
	host := strings.TrimPrefix(s.URL, "http://")
	port := host[strings.LastIndex(host, ":")+1:]
	for name, tc := range map[string]struct {
		address, want, hint string
		change              func(*Options)
	}{
		"another host":           {address: "https://example.com/x.csv", want: "example.com is none of the hosts that [network] allows", hint: `add "example.com" to hosts`},
		"another port":           {address: "http://127.0.0.1/x.csv", want: "127.0.0.1 is none of the hosts that [network] allows", hint: `add "127.0.0.1" to hosts`},
		"a file":                 {address: "file:///etc/passwd", want: `"file" is neither https nor http`},
		"a password":             {address: "http://a:b@" + host + "/x.csv", want: "it has a name or a password before its host"},
		"nothing":                {address: "http://", want: "it has no host"},
		"private":                {address: s.URL, want: "its host is at 127.0.0.1, which is no address of the public internet", hint: "private = true in [network] allows those", change: func(o *Options) { o.Private = false }},
		"a name that is private": {address: "http://localhost:" + port, want: "its host is at 127.0.0.1, which is no address of the public internet", hint: "private = true in [network] allows those", change: func(o *Options) { o.Private, o.Hosts = false, []string{"localhost:" + port} }},
		"leads to a cloud":       {address: s.URL + "/metadata", want: "it leads on, and 169.254.169.254 is none of the hosts that [network] allows", hint: `add "169.254.169.254" to hosts`},
		"leads to a file":        {address: s.URL + "/file", want: `it leads on, and "file" is neither https nor http`},
		"leads to a password":    {address: s.URL + "/user", want: "it leads on, and it has a name or a password before its host"},
		"circle":                 {address: s.URL + "/circle", want: "it leads on more than 5 times"},
		"huge":                   {address: s.URL + "/huge", want: "it holds more than 1 MB", hint: "set a larger max_mb in [network]"},
		"bomb":                   {address: s.URL + "/bomb", want: "it holds more than 1 MB", hint: "set a larger max_mb in [network]"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := client(t, s, tc.change).Get(t.Context(), tc.address)
			var refused *Refused
			if !errors.As(err, &refused) || strings.Replace(refused.Reason, "at ::1,", "at 127.0.0.1,", 1) != tc.want || refused.Hint != tc.hint {
				t.Errorf("got %#v, %v", refused, err)
			}
		})
	}
}

// From https nothing leads down to http.
func TestGetRefusesDowngrade(t *testing.T) {
	plain := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, csv) })
	safe := httptest.NewTLSServer(http.RedirectHandler(plain.URL, http.StatusFound))
	defer safe.Close()
	c := client(t, plain, func(o *Options) { o.Hosts = append(o.Hosts, strings.TrimPrefix(safe.URL, "https://")) })
	c.http.Transport.(*http.Transport).TLSClientConfig = safe.Client().Transport.(*http.Transport).TLSClientConfig
	_, err := c.Get(t.Context(), safe.URL)
	if want := "it leads from https on to http, at " + strings.TrimPrefix(plain.URL, "http://") + ", where anybody can change what comes"; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

// What fails is told without a copy; with one, the copy is taken, and told.
func TestGetFails(t *testing.T) {
	for name, tc := range map[string]struct {
		handler http.HandlerFunc
		want    string
	}{
		"500":    {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) }, "the server answers 500 Internal Server Error"},
		"404":    {http.NotFound, "the server answers 404 Not Found"},
		"304":    {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(304) }, ""},
		"empty":  {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, " \n") }, "the server answers with nothing"},
		"a page": {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "\n<!DOCTYPE html><p>Log in") }, "the server answers with a web page, such as one to log in, and not with data"},
		"as page": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, csv)
		}, "the server answers with a web page, such as one to log in, and not with data"},
		"brotli": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			fmt.Fprint(w, csv)
		}, `the server packs it as "br", which cannot be read`},
		"cut off": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			fmt.Fprint(w, csv)
		}, "the answer breaks off"},
		"killed": {func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, csv)
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}, "the answer breaks off"},
		"slow": {func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "the server did not answer in full within 200ms"},
		"dripping": {func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				fmt.Fprint(w, "1")
				w.(http.Flusher).Flush()
				time.Sleep(10 * time.Millisecond)
			}
		}, "the server did not answer in full within 200ms"},
	} {
		t.Run(name, func(t *testing.T) {
			var broken atomic.Bool // the server of the last answer may still run
			s := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if broken.Load() {
					tc.handler(w, r)
					return
				}
				w.Header().Set("ETag", `"1"`)
				fmt.Fprint(w, csv)
			})
			folder := t.TempDir()
			now := day
			options := func(o *Options) {
				o.Folder, o.Timeout, o.Now = folder, 200*time.Millisecond, func() time.Time { return now }
			}
			if tc.want != "" {
				broken.Store(true)
				_, err := client(t, s, options).Get(t.Context(), s.URL)
				if err == nil || err.Error() != tc.want {
					t.Errorf("got %v, want %s", err, tc.want)
				}
				broken.Store(false)
			}
			c := client(t, s, options)
			if _, err := c.Get(t.Context(), s.URL); err != nil {
				t.Fatal(err)
			}
			if err := c.Keep(s.URL); err != nil {
				t.Fatal(err)
			}
			broken.Store(true)
			now = day.Add(48 * time.Hour)
			c = client(t, s, options)
			got, err := c.Get(t.Context(), s.URL)
			if err != nil || string(got.Data) != csv {
				t.Fatalf("%+v, %v", got, err)
			}
			stale := ""
			if got.Stale != nil {
				stale = got.Stale.Error()
			}
			if stale != tc.want || stale != "" && !got.At.Equal(day) || stale == "" && !got.At.Equal(now) {
				t.Errorf("%q, at %v", stale, got.At)
			}
			if err := c.Keep(s.URL); err != nil { // an old copy is not kept as a new one
				t.Error(err)
			}
			if again, _ := client(t, s, options).load(s.URL); stale != "" && !again.At.Equal(day) {
				t.Errorf("the copy has become younger: %v", again.At)
			}
		})
	}
}

// A copy that is not what it was is none.
func TestCopyDamaged(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, csv) })
	for name, spoil := range map[string]func(file string, raw []byte){
		"changed": func(file string, raw []byte) { os.WriteFile(file, append(raw, '1'), 0o600) },
		"cut off": func(file string, raw []byte) { os.WriteFile(file, raw[:len(raw)-3], 0o600) },
		"empty":   func(file string, raw []byte) { os.WriteFile(file, nil, 0o600) },
		"link":    func(file string, raw []byte) { os.Remove(file); os.Symlink("/etc/passwd", file) },
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			c := client(t, s, func(o *Options) { o.Folder = folder })
			address := s.URL + "/" + name
			if _, err := c.Get(t.Context(), address); err != nil {
				t.Fatal(err)
			}
			if err := c.Keep(address); err != nil {
				t.Fatal(err)
			}
			files, _ := filepath.Glob(filepath.Join(folder, "*"))
			if len(files) != 1 {
				t.Fatal(files)
			}
			raw, err := os.ReadFile(files[0])
			if err != nil || !bytes.HasSuffix(raw, []byte(csv)) {
				t.Fatalf("%s, %v", raw, err)
			}
			spoil(files[0], raw)
			if _, err := c.load(address); !errors.Is(err, errDamaged) {
				t.Errorf("it is read as %v", err)
			}
		})
	}
}

// A build that is stopped waits for nothing.
func TestGetStops(t *testing.T) {
	s := serve(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := client(t, s, func(o *Options) { o.Timeout = time.Minute }).Get(ctx, s.URL); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.216.34:443": true, "1.1.1.1:80": true, "[2606:4700:4700::1111]:443": true, "[2a00:1450:4001::1]:443": true,
		"127.0.0.1:80": false, "127.1.2.3:80": false, "0.0.0.0:80": false, "10.0.0.1:80": false, "172.16.0.1:80": false, "172.31.255.255:80": false,
		"192.168.1.1:80": false, "169.254.169.254:80": false, "100.64.0.1:80": false, "100.127.255.255:80": false, "100.128.0.1:80": true,
		"198.18.0.1:80": false, "198.19.255.255:80": false, "240.0.0.1:80": false, "255.255.255.255:80": false, "224.0.0.1:80": false,
		"192.0.0.1:80": false, "192.0.2.1:80": false, "203.0.113.9:80": false, "172.32.0.1:80": true,
		"[::1]:80": false, "[::]:80": false, "[::ffff:127.0.0.1]:80": false, "[::ffff:10.0.0.1]:80": false, "[::ffff:1.1.1.1]:80": true, "[::127.0.0.1]:80": false,
		"[64:ff9b::7f00:1]:80": false, "[64:ff9b:1::1]:80": false, "[2002:7f00:1::]:80": false, "[2001:0:1::]:80": false, "[fc00::1]:80": false,
		"[fd12:3456::1]:80": false, "[fe80::1]:80": false, "[fe80::1%eth0]:80": false, "[fec0::1]:80": false, "[ff02::1]:80": false,
		"[2001:db8::1]:80": false, "[3fff::1]:80": false, "[100::1]:80": false, "[5f00::1]:80": false, "localhost:80": false, "": false,
	} {
		if got := public(address); got != want {
			t.Errorf("%s is public: %v", address, got)
		}
	}
}

func TestPattern(t *testing.T) {
	for s, hosts := range map[string]map[string]bool{
		"Stats.Example.org":      {"stats.example.org:443": true, "stats.example.org:80": true, "stats.example.org:22": false, "a.stats.example.org:443": false, "xstats.example.org:443": false},
		"*.example.org":          {"a.example.org:443": true, "a.b.example.org:443": true, "example.org:443": false, "badexample.org:443": false},
		"stats.example.org:8443": {"stats.example.org:8443": true, "stats.example.org:443": false},
		"[::1]:80":               {"::1:80": true},
	} {
		p, err := parsePattern(s)
		if err != nil {
			t.Error(err)
		}
		for host, want := range hosts {
			i := strings.LastIndex(host, ":")
			if got := p.allows(host[:i], host[i+1:]); got != want {
				t.Errorf("%s allows %s: %v", s, host, got)
			}
		}
	}
	for s, want := range map[string]string{
		"":                      `"" is no host`,
		"*":                     `"*" is no host`,
		"*.org":                 `"*.org" allows half of the web`,
		"https://example.org/x": `"https://example.org/x" is more than a host`,
		"a@example.org":         `"a@example.org" is more than a host`,
		"a.*.org":               `"a.*.org" is no host`,
		"бюро.example":          `"бюро.example" has letters that the name of a host is not written in; write it as the network does, from xn-- on`,
	} {
		if err := CheckPattern(s); err == nil || err.Error() != want {
			t.Errorf("%q: %v", s, err)
		}
	}
}
