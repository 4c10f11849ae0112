package charts
import ("testing";"os";"image";"image/color";"image/png";xd "golang.org/x/image/draw")
func TestZY(t *testing.T){
 sheet:=func(out string,w int,names ...string){
  var ims []image.Image; H:=0; rowH:=0
  var ys []int
  for i,n:=range names{ f,err:=os.Open("/tmp/charts2/"+n+".png"); if err!=nil{t.Log(err);return}; im,_:=png.Decode(f); f.Close(); ims=append(ims,im)
   h:=im.Bounds().Dy()*w/im.Bounds().Dx(); if i%2==0 {H+=rowH; rowH=0}; ys=append(ys,H); if h+20>rowH {rowH=h+20} }
  H+=rowH
  s:=image.NewRGBA(image.Rect(0,0,2*w+20,H)); xd.Draw(s,s.Rect,image.NewUniform(color.Gray{128}),image.Point{},xd.Src)
  for i,im:=range ims{ h:=im.Bounds().Dy()*w/im.Bounds().Dx(); x:=(i%2)*(w+20); xd.CatmullRom.Scale(s,image.Rect(x,ys[i],x+w,ys[i]+h),im,im.Bounds(),xd.Src,nil)}
  f,_:=os.Create("/tmp/charts2/"+out+".png"); png.Encode(f,s); f.Close()
 }
 sheet("S1",900,"zh31","zh31bar","en31bar","en31narrow","en100","en400","en3000","line-days")
 sheet("S2",900,"line-two","line-color","line-many","area-stacked","line-values","line-highlight")
 sheet("S3",900,"word-bar","word-line","word-series","line-missing")
}
