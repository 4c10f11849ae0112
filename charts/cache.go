package charts

import "crypto/sha256"

// Cache holds finished pictures from one run of the program to the next. It may forget any of them at
// any time, but must give no other bytes than were put, and only to a program that would paint the same:
// the key says what is on the picture, not how it is painted. It is asked from several goroutines.
type Cache interface {
	Get(Key) (png []byte, ok bool)
	Put(Key, []byte)
}

// Key is the SHA-256 of everything that is to be painted: shapes, glyphs and colours at their places. It
// is taken from a chart that is laid out already, which costs little beside painting it, so no change
// of the config, the data, the brand or a font can be overlooked.
type Key [sha256.Size]byte

// cached paints what is not in the cache. A nil cache holds nothing; nor can it hold what has no key.
func cached(cache Cache, key func() (Key, bool), paint func() ([]byte, error)) ([]byte, error) {
	if cache == nil {
		return paint()
	}
	k, ok := key()
	if !ok {
		return paint()
	}
	if png, found := cache.Get(k); found {
		return png, nil
	}
	png, err := paint()
	if err == nil {
		cache.Put(k, png)
	}
	return png, err
}
