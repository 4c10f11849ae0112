package fetch

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
)

// pattern is a host that is allowed.
type pattern struct {
	host string // in lower case; that of "*.example.org" is ".example.org"
	port string // empty for those of http and https
}

// CheckPattern says what is wrong with an entry of Hosts: "stats.example.org", "*.example.org" for those below
// it, or either with a port, "stats.example.org:8080".
func CheckPattern(s string) error {
	_, err := parsePattern(s)
	return err
}

func parsePattern(s string) (pattern, error) {
	if strings.ContainsAny(s, "/@?# \t\n") {
		return pattern{}, fmt.Errorf("%q is more than a host", s)
	}
	var p pattern
	p.host = strings.ToLower(s)
	if host, port, err := net.SplitHostPort(p.host); err == nil {
		p.host, p.port = host, port
	}
	p.host = strings.TrimSuffix(strings.Trim(p.host, "[]"), ".")
	name, below := strings.CutPrefix(p.host, "*.")
	switch {
	case name == "" || strings.Contains(name, "*") || strings.Contains(name, "..") || strings.HasPrefix(name, "."):
		return pattern{}, fmt.Errorf("%q is no host", s)
	case below && !strings.Contains(name, "."):
		return pattern{}, fmt.Errorf("%q allows half of the web", s)
	case !isASCII(name):
		return pattern{}, fmt.Errorf("%q has letters that the name of a host is not written in; write it as the network does, from xn-- on", s)
	case below:
		p.host = "." + name
	}
	return p, nil
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 0x7e || r <= ' ' })
}

func (p pattern) allows(host, port string) bool {
	if port != p.port && (p.port != "" || port != "80" && port != "443") {
		return false
	}
	if strings.HasPrefix(p.host, ".") {
		return strings.HasSuffix(host, p.host)
	}
	return host == p.host
}

// allowed holds an address to the scheme and the hosts.
func (c *Client) allowed(u *url.URL) error {
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	port := u.Port()
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return &Refused{Reason: fmt.Sprintf("%.20q is neither https nor http", u.Scheme)}
	case u.User != nil:
		return &Refused{Reason: "it has a name or a password before its host"}
	case host == "":
		return &Refused{Reason: "it has no host"}
	case port == "" && u.Scheme == "http":
		port = "80"
	case port == "":
		port = "443"
	}
	for _, p := range c.hosts {
		if p.allows(host, port) {
			return nil
		}
	}
	return &Refused{fmt.Sprintf("%s is none of the hosts that [network] allows", clip(u.Host)), fmt.Sprintf("add %q to hosts", strings.ToLower(clip(u.Host)))}
}

func clip(s string) string {
	const most = 80
	if len(s) > most {
		return s[:most] + "…"
	}
	return s
}

// special are the stretches of addresses that lead elsewhere than to the public internet: the special-purpose
// registries of IANA for IPv4 and IPv6, and those that carry an address of the other kind within them.
var special = prefixes(`
	0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
	192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
	203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
	2001::/23 2001:db8::/32 2002::/16 3fff::/20 2620:4f:8000::/48`)

// global is all that is given out of IPv6. Loopback, private and link-local addresses, groups, and the gateways to
// IPv4 such as 64:ff9b::/96 lie outside of it.
var global = netip.MustParsePrefix("2000::/3")

func prefixes(list string) []netip.Prefix {
	var out []netip.Prefix
	for _, s := range strings.Fields(list) {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// public says whether "address:port" is of the public internet.
func public(address string) bool {
	ap, err := netip.ParseAddrPort(address)
	if err != nil || ap.Addr().Zone() != "" {
		return false
	}
	a := ap.Addr().Unmap()
	if a.Is6() && !global.Contains(a) {
		return false
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
