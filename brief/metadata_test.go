package brief

import "testing"

func TestFileName(t *testing.T) {
	for printed, want := range map[string]string{
		"6.15 trillion yuan": "6.15-trillion-yuan", "−0.5%": "-0.5", "6.15万亿元": "6.15万亿元", "2024-03": "2024-03", "März 2024": "März-2024",
		"a/b\\c": "a-b-c", "..": "", "../../x": "-x", "/etc": "-etc", "a\x00b\n": "a-b", "हिन्दी": "हिन्दी", "no.": "no", "a: *?\"<>| b": "a-b", "\u202ex": "-x",
	} {
		if got := fileName(printed); got != want {
			t.Errorf("%q is the name %q, not %q", printed, got, want)
		}
	}
}
