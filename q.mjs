import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
const o={delimiter:',',record_delimiter:['\r\n','\n','\r'],relax_column_count:true,max_record_size:2**21};
let t=Date.now(),n=0;
{ const p=parse({...o,on_record:(c)=>{n++;return null}}).resume(); for await(const c of createReadStream('/tmp/i5s/big.csv')) await new Promise(r=>p.write(c,()=>r())); console.log('on_record',n,Date.now()-t);} t=Date.now();n=0;
{ let rows=[];const p=parse(o).on('data',(c)=>{rows.push(c)}); let blocks=0; for await(const c of createReadStream('/tmp/i5s/big.csv')) {await new Promise(r=>p.write(c,()=>r())); n+=rows.length; rows=[];blocks++} console.log('on data',n,blocks,Date.now()-t);} t=Date.now();n=0;
{ const p=parse(o); for await(const c of createReadStream('/tmp/i5s/big.csv')) {await new Promise(r=>p.write(c,()=>r())); let x; while((x=p.read())!==null) n++;} console.log('read()',n,Date.now()-t);} t=Date.now();n=0;
{ const p=parse({...o,record_delimiter:'\n'}); for await(const c of createReadStream('/tmp/i5s/big.csv')) {await new Promise(r=>p.write(c,()=>r())); let x; while((x=p.read())!==null) n++;} console.log('read() one delim',n,Date.now()-t);} t=Date.now();n=0;
{ const p=parse({...o}); const d=new TextDecoder(); for await(const c of createReadStream('/tmp/i5s/big.csv')) {const s=d.decode(c,{stream:true}); await new Promise(r=>p.write(s,()=>r())); let x; while((x=p.read())!==null) n++;} console.log('read() text',n,Date.now()-t);} t=Date.now();n=0;
