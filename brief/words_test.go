package brief

import (
	"reflect"
	"testing"

	"report/data"
)

// A word that a language lacks would be a hole on the page.
func TestLanguagesAreWhole(t *testing.T) {
	for lang, w := range languages {
		v := reflect.ValueOf(w)
		for i := range v.NumField() {
			if v.Field(i).String() == "" {
				t.Errorf("%s has no word for %s", lang, v.Type().Field(i).Name)
			}
		}
		if _, err := data.NewLocale(lang); err != nil {
			t.Errorf("%s has words and no dates: %v", lang, err)
		}
	}
}
